import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { ContestsTable } from './assessment-tables.ts';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';
import type { Tables } from './schema.ts';

const outcome = z.enum(['changed', 'kept']);

/** What a reviewer made of a contested grade. Time in ms since 1970. */
export interface ContestAnswer {
  readonly outcome: z.infer<typeof outcome>;
  readonly answer: string;
  readonly answeredAt: number;
  /** The id of the person who answered. */
  readonly answeredBy: string;
}

/** A student's disagreement with the grade of a response of theirs. Time in ms since 1970. */
export interface Contest {
  readonly id: string;
  readonly responseId: string;
  readonly learnerId: string;
  readonly reason: string;
  readonly madeAt: number;
  /** null as long as nobody answered. */
  readonly answered: ContestAnswer | null;
}

/** Contested grades; at most one contest a response is open. */
export interface Contests {
  /** Opens one; gives false, and keeps nothing, where one of that response is open. */
  open(contest: Omit<Contest, 'answered'>): Promise<boolean>;
  /** Answers the open contest of a response; gives false where none is open. */
  answer(responseId: string, answer: ContestAnswer): Promise<boolean>;
  /** The oldest first. */
  ofResponse(responseId: string): Promise<readonly Contest[]>;
  /** The oldest first. */
  ofLearner(learnerId: string): Promise<readonly Contest[]>;
}

function outcomeOf(text: string, id: string): ContestAnswer['outcome'] {
  const parsed = outcome.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'unreadable-row',
    `The outcome of the contest ${id} should be changed or kept, and is "${text}". The database was changed from outside: restore it from a backup.`,
    { cause: parsed.error },
  );
}

function fromRow(row: Selectable<ContestsTable>): Contest {
  const { id, outcome, answer, answered_at: answeredAt, answered_by: answeredBy } = row;
  const isAnswered =
    outcome !== null && answer !== null && answeredAt !== null && answeredBy !== null;
  return {
    id,
    responseId: row.response_id,
    learnerId: row.learner_id,
    reason: row.reason,
    madeAt: row.made_at,
    answered: isAnswered
      ? { outcome: outcomeOf(outcome, id), answer, answeredAt, answeredBy }
      : null,
  };
}

/** Answers the open contest of a response within a larger write; gives whether one was open. */
export async function answerContest(
  trx: Kysely<Tables>,
  responseId: string,
  { outcome, answer, answeredAt, answeredBy }: ContestAnswer,
): Promise<boolean> {
  const result = await trx
    .updateTable('contests')
    .set({ outcome, answer, answered_at: answeredAt, answered_by: answeredBy })
    .where('response_id', '=', responseId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export function contests(read: Read, writer: GroupCommit): Contests {
  const open = writer.lane(
    each(async (trx, one: Omit<Contest, 'answered'>) => {
      const result = await trx
        .insertInto('contests')
        .values({
          id: one.id,
          response_id: one.responseId,
          learner_id: one.learnerId,
          reason: one.reason,
          made_at: one.madeAt,
          outcome: null,
          answer: null,
          answered_at: null,
          answered_by: null,
        })
        .onConflict((conflict) =>
          conflict.column('response_id').where('outcome', 'is', null).doNothing(),
        )
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    }),
  );
  const answer = writer.lane(
    each((trx, given: { readonly responseId: string; readonly answer: ContestAnswer }) =>
      answerContest(trx, given.responseId, given.answer),
    ),
  );
  const listed = async (column: 'response_id' | 'learner_id', id: string) => {
    const rows = await read((db) =>
      db.selectFrom('contests').selectAll().where(column, '=', id).orderBy('id').execute(),
    );
    return rows.map(fromRow);
  };
  return {
    open,
    answer: (responseId, given) => answer({ responseId, answer: given }),
    ofResponse: (responseId) => listed('response_id', responseId),
    ofLearner: (learnerId) => listed('learner_id', learnerId),
  };
}
