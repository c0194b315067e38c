import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { AssessmentAttemptsTable } from './assessment-tables.ts';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';

const handedInBy = z.enum(['student', 'time', 'teacher']);

/** A student's one attempt at an assessment. Times in ms since 1970; `seed` is an unsigned 32-bit number. */
export interface AssessmentAttempt {
  readonly id: string;
  readonly assessmentId: string;
  readonly learnerId: string;
  readonly seed: number;
  readonly startedAt: number;
  /** When and by whom it was handed in; `time` is the server, when its time was over. */
  readonly handedIn: { readonly at: number; readonly by: z.infer<typeof handedInBy> } | null;
}

/** What a new attempt is made from. */
export type NewAssessmentAttempt = Omit<AssessmentAttempt, 'handedIn'>;

/** A student's attempt, with what decides their time. */
export interface OwnedAttempt extends AssessmentAttempt {
  readonly section: string | null;
}

/** Who works on which assessment. */
export interface AssessmentAttempts {
  get(id: string): Promise<AssessmentAttempt | null>;
  of(assessmentId: string, learnerId: string): Promise<AssessmentAttempt | null>;
  /** Everybody's, by the learner's id. */
  ofAssessment(assessmentId: string): Promise<readonly AssessmentAttempt[]>;
  ofLearner(learnerId: string): Promise<readonly AssessmentAttempt[]>;
  /**
   * With whose they are: those that were not handed in, and those that the time handed in after `since` (ms since 1970), which more time could
   * reopen.
   */
  mayStillRun(since: number): Promise<readonly OwnedAttempt[]>;
  /** Starts it; where it was started before, that one is given. */
  start(attempt: NewAssessmentAttempt): Promise<AssessmentAttempt>;
  /** Hands it in; an attempt that is handed in already keeps its hand-in. Gives the attempt as it is then. */
  handIn(
    id: string,
    handedIn: NonNullable<AssessmentAttempt['handedIn']>,
  ): Promise<AssessmentAttempt>;
  /** Lets an attempt that the time handed in run again. */
  reopen(id: string): Promise<void>;
}

function byOf(text: string, id: string): z.infer<typeof handedInBy> {
  const parsed = handedInBy.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'unreadable-row',
    `The attempt ${id} should be handed in by student, time or teacher, and is by "${text}". The database was changed from outside: restore it from a backup.`,
    { cause: parsed.error },
  );
}

function fromRow(row: Selectable<AssessmentAttemptsTable>): AssessmentAttempt {
  const { handed_in_at: at, handed_in_by: by } = row;
  return {
    id: row.id,
    assessmentId: row.assessment_id,
    learnerId: row.learner_id,
    seed: row.seed,
    startedAt: row.started_at,
    handedIn: at === null || by === null ? null : { at, by: byOf(by, row.id) },
  };
}

export function assessmentAttempts(read: Read, writer: GroupCommit): AssessmentAttempts {
  const start = writer.lane(
    each(async (trx, one: NewAssessmentAttempt) => {
      await trx
        .insertInto('assessment_attempts')
        .values({
          id: one.id,
          assessment_id: one.assessmentId,
          learner_id: one.learnerId,
          seed: one.seed,
          started_at: one.startedAt,
          handed_in_at: null,
          handed_in_by: null,
        })
        .onConflict((conflict) => conflict.columns(['assessment_id', 'learner_id']).doNothing())
        .execute();
      return fromRow(
        await trx
          .selectFrom('assessment_attempts')
          .selectAll()
          .where('assessment_id', '=', one.assessmentId)
          .where('learner_id', '=', one.learnerId)
          .executeTakeFirstOrThrow(),
      );
    }),
  );
  const handIn = writer.lane(
    each(
      async (
        trx,
        { id, handedIn }: { id: string; handedIn: NonNullable<AssessmentAttempt['handedIn']> },
      ) => {
        await trx
          .updateTable('assessment_attempts')
          .set({ handed_in_at: handedIn.at, handed_in_by: handedIn.by })
          .where('id', '=', id)
          .where('handed_in_at', 'is', null)
          .execute();
        return fromRow(
          await trx
            .selectFrom('assessment_attempts')
            .selectAll()
            .where('id', '=', id)
            .executeTakeFirstOrThrow(),
        );
      },
    ),
  );
  const reopen = writer.lane(
    each(async (trx, id: string) => {
      await trx
        .updateTable('assessment_attempts')
        .set({ handed_in_at: null, handed_in_by: null })
        .where('id', '=', id)
        .where('handed_in_by', '=', 'time')
        .execute();
    }),
  );
  return {
    get: async (id) => {
      const row = await read((db) =>
        db.selectFrom('assessment_attempts').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : fromRow(row);
    },
    of: async (assessmentId, learnerId) => {
      const row = await read((db) =>
        db
          .selectFrom('assessment_attempts')
          .selectAll()
          .where('assessment_id', '=', assessmentId)
          .where('learner_id', '=', learnerId)
          .executeTakeFirst(),
      );
      return row === undefined ? null : fromRow(row);
    },
    ofAssessment: async (assessmentId) => {
      const rows = await read((db) =>
        db
          .selectFrom('assessment_attempts')
          .selectAll()
          .where('assessment_id', '=', assessmentId)
          .orderBy('learner_id')
          .execute(),
      );
      return rows.map(fromRow);
    },
    ofLearner: async (learnerId) => {
      const rows = await read((db) =>
        db
          .selectFrom('assessment_attempts')
          .selectAll()
          .where('learner_id', '=', learnerId)
          .orderBy('id')
          .execute(),
      );
      return rows.map(fromRow);
    },
    mayStillRun: async (since) => {
      const rows = await read((db) =>
        db
          .selectFrom('assessment_attempts as a')
          .innerJoin('people', 'people.id', 'a.learner_id')
          .selectAll('a')
          .select('people.section')
          .where('people.role', '=', 'student')
          .where((eb) =>
            eb.or([
              eb('a.handed_in_at', 'is', null),
              eb.and([eb('a.handed_in_by', '=', 'time'), eb('a.handed_in_at', '>', since)]),
            ]),
          )
          .orderBy('a.id')
          .execute(),
      );
      return rows.map((row) => ({ ...fromRow(row), section: row.section }));
    },
    start,
    handIn: (id, handedIn) => handIn({ id, handedIn }),
    reopen,
  };
}
