import type { FastifyPluginAsync } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { chapterRoutes } from './chapters.ts';
import { openapi } from './openapi.ts';
import { responseRoutes } from './responses.ts';
import { scoreRoutes } from './scores.ts';
import { validatorCompiler } from './validator.ts';

/** What programs and the pages' scripts use, below `/api/v1`. */
export const api: FastifyPluginAsync = async (app) => {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onRequest', (_request, reply, next) => {
    reply.header('cache-control', 'no-store');
    next();
  });
  await app.register(openapi);
  await app.register(chapterRoutes);
  await app.register(responseRoutes);
  await app.register(scoreRoutes);
};
