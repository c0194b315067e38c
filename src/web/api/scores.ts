import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { findChapter } from '../../attempts/find.ts';
import { exportScores } from '../../gradebook/export.ts';
import { toJson } from '../../gradebook/json.ts';
import { chapterScores } from '../../gradebook/scores.ts';
import type { Warning } from '../../gradebook/warning.ts';
import type { Language } from '../../i18n/language.ts';
import { render } from '../../i18n/text.ts';
import { sendFile } from '../send-file.ts';
import { chapterParams, errorBody, scoresBody, scoresQuery } from './schemas.ts';

/** The warnings as a header can hold them: JSON in ASCII. Whom they are about stands on the page and in the CLI. */
function warningsHeader(warnings: readonly Warning[], language: Language): string {
  const sentences = JSON.stringify(warnings.map(({ text }) => render(text, language)));
  return sentences.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
          200: {
            description: 'The scores',
            content: {
              'application/json': { schema: scoresBody },
              'text/csv': { schema: z.string() },
              [workbook]: { schema: z.string().meta({ format: 'binary' }) },
            },
          },
          400: errorBody,
          404: errorBody,
          default: errorBody,
        },
      },
    },
    async (request, reply) => {
      const { language, query } = request;
      const chapter = findChapter(await content.current(), request.params.chapter);
      const scores = await chapterScores(store, chapter);
      const { format, title = null, assignmentId = null } = query;
      if (format === 'json') return toJson(scores, language);
      const options = { language, title, assignmentId, students: null };
      const file = await exportScores(scores, format, options);
      reply.header('plimsoll-warnings', warningsHeader(file.warnings, language));
      return sendFile(reply, file);
    },
  );
  done();
};
