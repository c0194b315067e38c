import type { Kysely, Selectable } from 'kysely';
import type { RubricsTable } from './assessment-tables.ts';
import { currentGradeId } from './current-grade-id.ts';
import { each } from './each.ts';
import { gradeRow, insertGrades } from './grades.ts';
import type { GroupCommit } from './group-commit.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { Read } from './reading.ts';
import type { Regrade } from './response-types.ts';
import type { Tables } from './schema.ts';

/** Which question, and where it is asked: `assessment` is empty outside of assessments. */
export interface RubricKey {
  readonly assessment: string;
  readonly chapter: string;
  readonly question: string;
}

/** A rubric that reviewers changed: its items are JSON whose shape the review knows. Time in ms since 1970. */
export interface StoredRubric {
  /** Counts the changes, from 1. */
  readonly revision: number;
  readonly items: JsonValue;
  readonly changedAt: number;
  /** The id of the person who changed it last. */
  readonly changedBy: string;
}

/** A rubric as it is to be, and the grades that come of it. */
export interface RubricChange extends RubricKey {
  /** The revision that it was made from; 0 where it was never changed. */
  readonly from: number;
  readonly items: JsonValue;
  readonly changedAt: number;
  readonly changedBy: string;
  readonly regrades: readonly Regrade[];
}

/** What became of a change; anything but `changed` left all as it was. */
export type RubricOutcome = 'changed' | 'changed-meanwhile' | 'graded-meanwhile';

/** What points are given for, where reviewers changed it. */
export interface Rubrics {
  /** null where the question's own rubric holds. */
  get(key: RubricKey): Promise<StoredRubric | null>;
  /**
   * Changes a rubric and adds the grades that come of it, all or none: nothing is changed where somebody else changed the
   * rubric, or graded one of the responses, since.
   */
  change(change: RubricChange): Promise<RubricOutcome>;
}

function fromRow(row: Selectable<RubricsTable>): StoredRubric {
  return {
    revision: row.revision,
    items: fromJsonText(row.items, 'rubrics.items'),
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

async function find(db: Kysely<Tables>, { assessment, chapter, question }: RubricKey) {
  return db
    .selectFrom('rubrics')
    .selectAll()
    .where('assessment', '=', assessment)
    .where('chapter', '=', chapter)
    .where('question', '=', question)
    .executeTakeFirst();
}

/** The revision of a rubric, as a transaction sees it: 0 where it was never changed. */
export async function rubricRevision(trx: Kysely<Tables>, key: RubricKey): Promise<number> {
  return (await find(trx, key))?.revision ?? 0;
}

async function put(trx: Kysely<Tables>, change: RubricChange): Promise<void> {
  const { assessment, chapter, question, from } = change;
  const values = {
    revision: from + 1,
    items: toJsonText(change.items),
    changed_at: change.changedAt,
    changed_by: change.changedBy,
  };
  await trx
    .insertInto('rubrics')
    .values({ assessment, chapter, question, ...values })
    .onConflict((conflict) =>
      conflict.columns(['assessment', 'chapter', 'question']).doUpdateSet(values),
    )
    .execute();
}

export function rubrics(read: Read, writer: GroupCommit): Rubrics {
  const grades = insertGrades();
  const change = writer.lane(
    each(async (trx, wanted: RubricChange): Promise<RubricOutcome> => {
      if ((await rubricRevision(trx, wanted)) !== wanted.from) return 'changed-meanwhile';
      for (const { responseId, replaces } of wanted.regrades) {
        if ((await currentGradeId(trx, responseId)) !== replaces) return 'graded-meanwhile';
      }
      await put(trx, wanted);
      await grades.run(
        trx,
        wanted.regrades.map(({ responseId, grade }) => gradeRow(responseId, grade)),
      );
      return 'changed';
    }),
  );
  return {
    get: async (key) => {
      const row = await read((db) => find(db, key));
      return row === undefined ? null : fromRow(row);
    },
    change,
  };
}
