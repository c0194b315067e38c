import type { Kysely, Selectable } from 'kysely';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { newId } from './ids.ts';
import type { Read } from './reading.ts';
import type { AttemptsTable, Tables } from './schema.ts';

/**
 * A learner's run of a chapter, or of what an assessment takes of it. `seed` decides what its parameters are drawn from;
 * times in ms since 1970.
 */
export interface Attempt {
  readonly id: string;
  readonly learnerId: string;
  readonly chapter: string;
  /** The assessment's id; empty outside of assessments. */
  readonly assessment: string;
  readonly seed: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** What a new attempt is made from. */
export interface NewAttempt {
  readonly learnerId: string;
  readonly chapter: string;
  readonly assessment: string;
  readonly seed: string;
  readonly startedAt: number;
}

/** Whose run of what: an empty `assessment` is the chapter by itself. */
export type RunKey = Pick<Attempt, 'learnerId' | 'chapter' | 'assessment'>;

/** The runs of chapters: at most one a learner, chapter and assessment is open, the current one. */
export interface Attempts {
  get(id: string): Promise<Attempt | null>;
  current(run: RunKey): Promise<Attempt | null>;
  /** The open attempt; made when there is none. Two calls at once get the same one. */
  findOrStart(attempt: NewAttempt): Promise<Attempt>;
  /** Ends an attempt, so that the next `findOrStart` makes a new one. An ended attempt keeps its first end. */
  end(id: string, endedAt: number): Promise<void>;
}

function fromRow(row: Selectable<AttemptsTable>): Attempt {
  return {
    id: row.id,
    learnerId: row.learner_id,
    chapter: row.chapter,
    assessment: row.assessment,
    seed: row.seed,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

function openAttempt(db: Kysely<Tables>, { learnerId, chapter, assessment }: RunKey) {
  return db
    .selectFrom('attempts')
    .selectAll()
    .where('learner_id', '=', learnerId)
    .where('chapter', '=', chapter)
    .where('assessment', '=', assessment)
    .where('ended_at', 'is', null);
}

export function attempts(read: Read, writer: GroupCommit): Attempts {
  const current = async (run: RunKey): Promise<Attempt | null> => {
    const row = await read((db) => openAttempt(db, run).executeTakeFirst());
    return row === undefined ? null : fromRow(row);
  };
  const start = writer.lane(
    each(async (trx, attempt: NewAttempt) => {
      await trx
        .insertInto('attempts')
        .values({
          id: newId(),
          learner_id: attempt.learnerId,
          chapter: attempt.chapter,
          assessment: attempt.assessment,
          seed: attempt.seed,
          started_at: attempt.startedAt,
          ended_at: null,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['learner_id', 'chapter', 'assessment'])
            .where('ended_at', 'is', null)
            .doNothing(),
        )
        .execute();
      return fromRow(await openAttempt(trx, attempt).executeTakeFirstOrThrow());
    }),
  );
  const end = writer.lane(
    each(async (trx, { id, endedAt }: { id: string; endedAt: number }) => {
      await trx
        .updateTable('attempts')
        .set({ ended_at: endedAt })
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
    }),
  );
  return {
    current,
    get: async (id) => {
      const row = await read((db) =>
        db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : fromRow(row);
    },
    findOrStart: async (attempt) => (await current(attempt)) ?? (await start(attempt)),
    end: (id, endedAt) => end({ id, endedAt }),
  };
}
