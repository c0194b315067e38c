import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { assertNever } from '../../assert-never.ts';
import { findChapter } from '../../attempts/find.ts';
import { toJson } from '../../gradebook/json.ts';
import { chapterScores } from '../../gradebook/scores.ts';
import { chapterParams, errorBody, scoresBody, scoresQuery } from './schemas.ts';

/** The scores of a chapter, as JSON or as a file for a spreadsheet. */
export const scoreRoutes: FastifyPluginCallbackZod = (app, _options, done) => {
  const { content, store } = app.services;
  app.get(
    '/chapters/:chapter/scores',
    {
      config: { right: 'teach' },
      schema: {
        operationId: 'readScores',
        summary: 'The scores of a chapter: a row a learner, a column a question',
        params: chapterParams,
        querystring: scoresQuery,
        response: {
          200: {
            description: 'The scores',
            content: {
              'application/json': { schema: scoresBody },
              'text/csv': { schema: z.string() },
            },
          },
          400: errorBody,
          404: errorBody,
          default: errorBody,
        },
      },
    },
    async (request, reply) => {
      const chapter = findChapter(await content.current(), request.params.chapter);
      const scores = await chapterScores(store, chapter);
      const { format } = request.query;
      switch (format) {
        case 'json':
          return toJson(scores, request.language);
        case 'csv': {
          const { toCsv } = await import('../../gradebook/csv.ts');
          return reply
            .type('text/csv; charset=utf-8')
            .header('content-disposition', `attachment; filename="${chapter.id}-scores.csv"`)
            .send(toCsv(scores));
        }
        default:
          return assertNever(format);
      }
    },
  );
  done();
};
