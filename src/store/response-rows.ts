import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type Language, languages } from '../i18n/language.ts';
import { StoreError } from './errors.ts';
import { type Grade, gradeFromRow } from './grades.ts';
import { fromJsonText } from './json.ts';
import type { StoredResponse } from './response-types.ts';
import type { ResponsesTable, Tables } from './schema.ts';

const language = z.enum(languages);

function languageFromText(text: string): Language {
  const parsed = language.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'unreadable-row',
    `A row's responses.language should be one of ${languages.join(', ')}, and is "${text}". The database was changed from outside: restore it from a backup.`,
    { cause: parsed.error },
  );
}

/** A stored response from its row and its grades, the oldest first; there is always one. */
export function responseFromRow(
  row: Selectable<ResponsesTable>,
  grades: readonly Grade[],
): StoredResponse {
  const grade = grades.at(-1);
  if (grade === undefined) {
    throw new StoreError(
      'unreadable-row',
      `The response ${row.id} has no grade, and every response is written with one. The database was changed from outside: restore it from a backup.`,
    );
  }
  return {
    id: row.id,
    questionAttemptId: row.question_attempt_id,
    submission: row.submission,
    response: fromJsonText(row.response, 'responses.response'),
    language: languageFromText(row.language),
    contentVersion: row.content_version,
    submittedAt: row.submitted_at,
    grade,
    grades,
  };
}

type Which = (
  responses: ExpressionBuilder<Tables, 'responses'>,
) => ReturnType<ExpressionBuilder<Tables, 'responses'>['and']>;

/** The responses that `which` picks, with their grades, the oldest first. */
export async function selectResponses(
  db: Kysely<Tables>,
  which: Which,
): Promise<readonly StoredResponse[]> {
  const rows = await db
    .selectFrom('responses')
    .selectAll()
    .where(which)
    .orderBy('responses.id')
    .execute();
  if (rows.length === 0) return [];
  const gradeRows = await db
    .selectFrom('grades')
    .selectAll()
    .where('response_id', 'in', db.selectFrom('responses').select('responses.id').where(which))
    .orderBy('id')
    .execute();
  const byResponse = new Map<string, Grade[]>();
  for (const row of gradeRows) {
    const grade = gradeFromRow(row);
    const list = byResponse.get(grade.responseId);
    if (list === undefined) byResponse.set(grade.responseId, [grade]);
    else list.push(grade);
  }
  return rows.map((row) => responseFromRow(row, byResponse.get(row.id) ?? []));
}
