import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type ExportFormat, exportScores } from '../../gradebook/export.ts';
import type { ScoreTable } from '../../gradebook/table.ts';
import type { Warning } from '../../gradebook/warning.ts';
import type { Language } from '../../i18n/language.ts';
import { render } from '../../i18n/text.ts';
import { sendFile } from '../send-file.ts';

/** The warnings as a header can hold them: JSON in ASCII. Whom they are about stands on the page and in the CLI. */
function warningsHeader(warnings: readonly Warning[], language: Language): string {
  const sentences = JSON.stringify(warnings.map(({ text }) => render(text, language)));
  return sentences.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The content of an answer with scores: this JSON, or a file. */
export function scoresContent<Body extends z.ZodType>(body: Body) {
  return {
    description: 'The scores',
    content: {
      'application/json': { schema: body },
      'text/csv': { schema: z.string() },
      [workbook]: { schema: z.string().meta({ format: 'binary' }) },
    },
  };
}

/** Sends scores as a file, with what to know of it in a header. */
export async function sendScores(
  reply: FastifyReply,
  scores: ScoreTable,
  format: ExportFormat,
  given: { readonly title?: string | undefined; readonly assignmentId?: string | undefined },
) {
  const { language } = reply.request;
  const { title = null, assignmentId = null } = given;
  const file = await exportScores(scores, format, {
    language,
    title,
    assignmentId,
    students: null,
  });
  reply.header('plimsoll-warnings', warningsHeader(file.warnings, language));
  return sendFile(reply, file);
}
