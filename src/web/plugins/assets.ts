import fp from 'fastify-plugin';
import type { Assets } from '../assets.ts';
import { WebError } from '../errors.ts';

/** Serves the pages' scripts and styles; their addresses change with their content, so browsers keep them. */
export const assetRoutes = fp<{ readonly assets: Assets }>(
  (app, { assets }, done) => {
    app.get<{ Params: { '*': string } }>(
      '/assets/*',
      { config: { right: 'public' } },
      async (request, reply) => {
        const asset = await assets.file(request.params['*']);
        if (!asset) throw new WebError(404, 'not-found', { key: 'http.not-found' });
        return reply
          .type(asset.type)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(asset.body);
      },
    );
    done();
  },
  { name: 'assets' },
);
