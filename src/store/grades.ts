import type { Selectable } from 'kysely';
import { z } from 'zod';
import { BulkInsert } from './bulk-insert.ts';
import { StoreError } from './errors.ts';
import { newId } from './ids.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { GradesTable } from './schema.ts';

/** Who gave a grade: Plimsoll itself, the learner (settling an essay in solo mode), or a teacher by id. */
export type Grader = 'engine' | 'learner' | `teacher:${string}`;

const grader = z.union([
  z.literal('engine'),
  z.literal('learner'),
  z.templateLiteral(['teacher:', z.string()]),
]);

/** A grade to be kept. `state` is the grade's state as questions/ names it; time in ms since 1970. */
export interface NewGrade {
  readonly points: number;
  readonly max: number;
  readonly state: string;
  readonly feedback: JsonValue;
  readonly gradedAt: number;
  readonly grader: Grader;
  /** Why it differs from the grade before: a teacher's words, or what was regraded. */
  readonly reason: string | null;
}

/** A grade that is kept. */
export interface Grade extends NewGrade {
  readonly id: string;
  readonly responseId: string;
}

/** The columns of a grade, in the order in which `insertGrades` names them. */
const columns = [
  'id',
  'response_id',
  'points',
  'max',
  'state',
  'feedback',
  'graded_at',
  'grader',
  'reason',
] as const;

/** A joint insert of grades; one a store. */
export function insertGrades(): BulkInsert<(typeof columns)[number], Selectable<GradesTable>> {
  return new BulkInsert(columns, (db, rows) => db.insertInto('grades').values([...rows]));
}

/** The row of a new grade of a response. Throws a `StoreError` `refused` for points that are no numbers. */
export function gradeRow(responseId: string, grade: NewGrade): Selectable<GradesTable> {
  if (!Number.isFinite(grade.points) || !Number.isFinite(grade.max)) {
    throw new StoreError(
      'refused',
      `A grade's points should be finite numbers, and are ${grade.points} of ${grade.max}.`,
    );
  }
  return {
    id: newId(),
    response_id: responseId,
    points: grade.points,
    max: grade.max,
    state: grade.state,
    feedback: toJsonText(grade.feedback),
    graded_at: grade.gradedAt,
    grader: grade.grader,
    reason: grade.reason,
  };
}

/** A grade as its row keeps it. */
export function gradeFromRow(row: Selectable<GradesTable>): Grade {
  return {
    id: row.id,
    responseId: row.response_id,
    points: row.points,
    max: row.max,
    state: row.state,
    feedback: fromJsonText(row.feedback, 'grades.feedback'),
    gradedAt: row.graded_at,
    grader: graderFromText(row.grader),
    reason: row.reason,
  };
}

/** Who gave a grade, as the column says it. */
export function graderFromText(text: string): Grader {
  const parsed = grader.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'unreadable-row',
    `A row's grades.grader should be engine, learner or teacher:ID, and is "${text}". The database was changed from outside: restore it from a backup.`,
    { cause: parsed.error },
  );
}
