import fp from 'fastify-plugin';
import { render } from '../../i18n/text.ts';

/** `GET /healthz`: the process is alive. `GET /readyz`: it can serve; and whether an engine answers. */
export const health = fp(
  (app, _options, done) => {
    app.get('/healthz', { config: { right: 'public' } }, async () => ({ status: 'alive' }));
    app.get('/readyz', { config: { right: 'public' } }, async (request, reply) => {
      const { store, content, engine } = app.services;
      const [database, loaded, status] = await Promise.all([
        store.health(),
        content.current(),
        engine.status(),
      ]);
      const ready = database.state === 'ok' && loaded.chapters.length > 0;
      reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
      return {
        status: ready ? 'ready' : 'not-ready',
        database: database.state === 'ok' ? 'open' : 'failing',
        content: { chapters: loaded.chapters.length, problems: content.problems().length },
        engine: status.answers
          ? { answers: true, version: status.version }
          : { answers: false, reason: render(status.reason, request.language) },
      };
    });
    done();
  },
  { name: 'health' },
);
