import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { findChapter } from '../../attempts/find.ts';
import { chapterToJson } from '../../gradebook/json.ts';
import { chapterScores } from '../../gradebook/scores.ts';
import { chapterParams, errorBody, scoresBody, scoresQuery } from './schemas.ts';
import { scoresContent, sendScores } from './scores-reply.ts';

/** The scores of a chapter, as JSON or as a file for a spreadsheet or another gradebook. */
export const scoreRoutes: FastifyPluginCallbackZod = (app, _options, done) => {
  const { content, store } = app.services;
  app.get(
    '/chapters/:chapter/scores',
    {
      config: { right: 'teach', token: true },
      schema: {
        operationId: 'readScores',
        summary: 'The scores of a chapter: a row a learner, a column a question',
        description:
          'csv and xlsx hold every question, canvas and moodle the totals as those systems import them. What to know before importing is in the header `plimsoll-warnings`, a JSON array of sentences.',
        params: chapterParams,
        querystring: scoresQuery,
        response: {
          200: scoresContent(scoresBody),
          400: errorBody,
          404: errorBody,
          default: errorBody,
        },
      },
    },
    async (request, reply) => {
      const { language, query } = request;
      const chapter = findChapter(await content.current(), request.params.chapter);
      const scores = await chapterScores(store, chapter, query.section ?? null);
      if (query.format === 'json') return chapterToJson(scores, language);
      return sendScores(reply, scores, query.format, query);
    },
  );
  done();
};
