import { queryById } from './compiled.ts';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';

/** A hint that was asked for: its place among the question's hints, from 0. Time in ms since 1970. */
export interface ShownHint {
  readonly hint: number;
  readonly shownAt: number;
}

/** Which hints a learner asked for in a go at a question. */
export interface Hints {
  /** Notes that a hint was shown; one that was shown before keeps its first time. */
  show(questionAttemptId: string, hint: number, shownAt: number): Promise<void>;
  /** The hints shown, by their place. */
  shown(questionAttemptId: string): Promise<readonly ShownHint[]>;
}

const shownHints = queryById((db, id) =>
  db
    .selectFrom('hints')
    .select(['hint', 'shown_at'])
    .where('question_attempt_id', '=', id)
    .orderBy('hint'),
);

export function hints(read: Read, writer: GroupCommit): Hints {
  const insert = writer.lane(
    each(async (trx, shown: { questionAttemptId: string; hint: number; shownAt: number }) => {
      await trx
        .insertInto('hints')
        .values({
          question_attempt_id: shown.questionAttemptId,
          hint: shown.hint,
          shown_at: shown.shownAt,
        })
        .onConflict((conflict) => conflict.columns(['question_attempt_id', 'hint']).doNothing())
        .execute();
    }),
  );
  return {
    show: (questionAttemptId, hint, shownAt) => insert({ questionAttemptId, hint, shownAt }),
    shown: async (questionAttemptId) => {
      const rows = await read((db) => shownHints(db, questionAttemptId));
      return rows.map((row) => ({ hint: row.hint, shownAt: row.shown_at }));
    },
  };
}
