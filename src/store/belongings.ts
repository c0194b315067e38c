import type { Kysely } from 'kysely';
import type { Connection } from './connection.ts';
import { each } from './each.ts';
import { eraseAll } from './erase.ts';
import type { GroupCommit } from './group-commit.ts';
import { type OwnData, ownData } from './own-data.ts';
import { countTeachers, lockTeachers, roleFromText } from './people.ts';
import type { Read } from './reading.ts';
import type { Tables } from './schema.ts';
import { lastTouch, ownWork } from './whose.ts';

/** How much is kept of somebody. */
export interface Counts {
  readonly answers: number;
  readonly grades: number;
  /** What was seen on an engine for them: observations, steps that were passed, and events. */
  readonly observations: number;
  readonly drafts: number;
  /** The assessments that they started. */
  readonly assessments: number;
  /** What was decided and said about their marks. */
  readonly decisions: number;
  readonly sessions: number;
  /** The tokens for scripts that they made. */
  readonly tokens: number;
}

/** Whom to erase. */
export interface Erasure {
  readonly personId: string;
  /** What failed tries to sign in are counted under for them. */
  readonly failureNames: readonly string[];
  /**
   * Only a student who was removed, and whose work was last touched before this (ms since 1970): somebody who is back,
   * or whose mark was just looked at, is left alone. null: whatever they are.
   */
  readonly untouchedSince: number | null;
}

/** `last-teacher`: the class would have none who can sign in; `not-now`: it was not to be done, or there is nobody. */
export type ErasureOutcome = 'erased' | 'last-teacher' | 'not-now';

/** Somebody who was removed; `touchedAt` is when their work, or their place in the class, was last changed. */
export interface RemovedStudent {
  readonly id: string;
  readonly login: string;
  readonly email: string | null;
  readonly touchedAt: number;
}

/** Everything that is kept of one person, wherever it is. */
export interface Belongings {
  count(personId: string): Promise<Counts>;
  /** All of it, but the hashes of secrets; null where there is no such person. */
  all(personId: string): Promise<OwnData | null>;
  /**
   * Erases a person and all that is theirs in one transaction. What others said to everybody stays. SQLite then holds
   * nothing of it in its log either, unless another program is just reading the file.
   */
  erase(erasure: Erasure): Promise<ErasureOutcome>;
  /** The students who were removed, by id. */
  removedStudents(): Promise<readonly RemovedStudent[]>;
  /**
   * Writes a SQLite file anew where something was erased since it was last: a page may hold a copy of what stood there
   * before it was moved to another. The database stands still meanwhile, so this is for when nobody uses it.
   */
  rewriteIfErased(): Promise<void>;
}

const rewriteKey = 'rewrite-due';

async function counts(db: Kysely<Tables>, id: string): Promise<Counts> {
  const { goes, responses } = ownWork(db, id);
  const size = async (query: { execute(): Promise<readonly unknown[]> }) =>
    (await query.execute()).length;
  const ofGoes = (table: 'drafts' | 'task_steps' | 'task_events') =>
    size(
      db
        .selectFrom(table)
        .select(`${table}.question_attempt_id as id`)
        .where(`${table}.question_attempt_id`, 'in', goes),
    );
  const ofAnswers = (table: 'grades' | 'evidence' | 'reviews') =>
    size(
      db
        .selectFrom(table)
        .select(`${table}.response_id as id`)
        .where(`${table}.response_id`, 'in', responses),
    );
  const ofLearner = (table: 'assessment_attempts' | 'mark_changes' | 'contests') =>
    size(db.selectFrom(table).select(`${table}.id as id`).where(`${table}.learner_id`, '=', id));
  return {
    answers: await size(responses),
    grades: await ofAnswers('grades'),
    observations:
      (await ofAnswers('evidence')) + (await ofGoes('task_steps')) + (await ofGoes('task_events')),
    drafts: await ofGoes('drafts'),
    assessments: await ofLearner('assessment_attempts'),
    decisions:
      (await ofLearner('mark_changes')) +
      (await ofLearner('contests')) +
      (await ofAnswers('reviews')),
    sessions: await size(db.selectFrom('sessions').select('id').where('person_id', '=', id)),
    tokens: await size(db.selectFrom('api_tokens').select('id').where('made_by', '=', id)),
  };
}

async function eraseOne(trx: Kysely<Tables>, erasure: Erasure): Promise<ErasureOutcome> {
  const { personId, untouchedSince } = erasure;
  const person = await trx
    .selectFrom('people')
    .select(['role', 'removed_at'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (person === undefined) return 'not-now';
  const role = roleFromText(person.role);
  if (untouchedSince !== null) {
    if (role !== 'student' || person.removed_at === null) return 'not-now';
    if ((await lastTouch(trx, personId)) >= untouchedSince) return 'not-now';
  }
  if (role === 'teacher') {
    await lockTeachers(trx);
    if ((await countTeachers(trx, personId)) === 0) return 'last-teacher';
  }
  await eraseAll(trx, erasure);
  await trx
    .insertInto('settings')
    .values({ key: rewriteKey, value: 'true' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return 'erased';
}

export function belongings(read: Read, writer: GroupCommit, connection: Connection): Belongings {
  const erase = writer.lane(each(eraseOne));
  const forgetRewrite = writer.lane(
    each(async (trx, key: string) => {
      await trx.deleteFrom('settings').where('key', '=', key).execute();
    }),
  );
  return {
    all: (id) => read((db) => ownData(db, id)),
    count: (id) => read((db) => counts(db, id)),
    erase: async (erasure) => {
      const outcome = await erase(erasure);
      if (outcome === 'erased') await connection.emptyLog();
      return outcome;
    },
    removedStudents: () =>
      read(async (db) => {
        const rows = await db
          .selectFrom('people')
          .innerJoin('learners', 'learners.id', 'people.id')
          .select(['people.id', 'people.login', 'learners.email'])
          .where('role', '=', 'student')
          .where('removed_at', 'is not', null)
          .orderBy('people.id')
          .execute();
        const found: RemovedStudent[] = [];
        for (const row of rows) found.push({ ...row, touchedAt: await lastTouch(db, row.id) });
        return found;
      }),
    rewriteIfErased: async () => {
      const due = await read((db) =>
        db.selectFrom('settings').select('key').where('key', '=', rewriteKey).executeTakeFirst(),
      );
      if (due === undefined) return;
      await connection.rewrite();
      await forgetRewrite(rewriteKey);
    },
  };
}
