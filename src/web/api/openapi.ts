import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** `GET /api/v1/openapi.json`: the API described, from the schemas that its requests are checked with. */
export const openapi = fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Plimsoll',
          version: '1',
          description:
            'Questions and tasks about Docker. Texts come in the language of the cookie `lang`, else of Accept-Language. In a class a script reads scores with a token that a teacher makes, in the header `Authorization: Bearer …`.',
        },
      },
      transform: jsonSchemaTransform,
    });
    app.get(
      '/openapi.json',
      { config: { right: 'public' }, schema: { hide: true } },
      async (_request, reply) => reply.send(app.swagger()),
    );
  },
  { name: 'openapi' },
);
