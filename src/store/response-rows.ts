import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type Language, languages } from '../i18n/language.ts';
import { queryById } from './compiled.ts';
import { StoreError } from './errors.ts';
import { type Grade, gradeFromRow } from './grades.ts';
import { fromJsonText } from './json.ts';
import type { StoredResponse } from './response-types.ts';
import type { GradesTable, ResponsesTable, Tables } from './schema.ts';

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

async function withGrades(
  rows: readonly Selectable<ResponsesTable>[],
  gradesOf: () => Promise<readonly Selectable<GradesTable>[]>,
): Promise<readonly StoredResponse[]> {
  if (rows.length === 0) return [];
  const byResponse = new Map<string, Grade[]>();
  for (const row of await gradesOf()) {
    const grade = gradeFromRow(row);
    const list = byResponse.get(grade.responseId);
    if (list === undefined) byResponse.set(grade.responseId, [grade]);
    else list.push(grade);
  }
  return rows.map((row) => responseFromRow(row, byResponse.get(row.id) ?? []));
}

function responsesThat(db: Kysely<Tables>, which: Which) {
  return db.selectFrom('responses').selectAll().where(which).orderBy('responses.id');
}

function gradesThat(db: Kysely<Tables>, which: Which) {
  const picked = db.selectFrom('responses').select('responses.id').where(which);
  return db.selectFrom('grades').selectAll().where('response_id', 'in', picked).orderBy('id');
}

/** The responses that `which` picks, with their grades, the oldest first. */
export async function selectResponses(
  db: Kysely<Tables>,
  which: Which,
): Promise<readonly StoredResponse[]> {
  const rows = await responsesThat(db, which).execute();
  return withGrades(rows, () => gradesThat(db, which).execute());
}

const ofGo =
  (id: string): Which =>
  (eb) =>
    eb.and({ question_attempt_id: id });
const responsesOfGo = queryById((db, id) => responsesThat(db, ofGo(id)));
const gradesOfGo = queryById((db, id) => gradesThat(db, ofGo(id)));

/** The responses of one question attempt, with their grades, the oldest first: what every question page asks for. */
export async function selectResponsesOfGo(
  db: Kysely<Tables>,
  questionAttemptId: string,
): Promise<readonly StoredResponse[]> {
  const rows = await responsesOfGo(db, questionAttemptId);
  return withGrades(rows, () => gradesOfGo(db, questionAttemptId));
}
