import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { areChaptersOpen } from '../../classroom/practice.ts';
import { message } from '../../i18n/text.ts';
import { WebError } from '../errors.ts';

/** Whether the chapters by themselves are open to who asks: to students as the class decided, to others always. */
export async function mayPractise({ server, visitor }: FastifyRequest): Promise<boolean> {
  const isStudent = visitor?.role === 'student';
  return !isStudent || (await areChaptersOpen(server.services.store));
}

/** The routes of one chapter: its pages and questions, and what programs use of them. */
const ofChapter = /^(\/api\/v1)?\/chapters\/:chapter(\/|$)/;

/** Keeps students out of the chapters while they are closed for practice. */
export const practice = fp(
  (app, _options, done) => {
    app.addHook('onRequest', async (request) => {
      const isClosed =
        ofChapter.test(request.routeOptions.url ?? '') && !(await mayPractise(request));
      if (isClosed) throw new WebError(403, 'chapters-closed', message('privacy.chapters-closed'));
    });
    done();
  },
  { name: 'practice' },
);
