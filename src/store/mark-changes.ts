import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { MarkChangesTable } from './assessment-tables.ts';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';

/** What was decided: other points, no points asked for at all, or that what was decided before holds no more. */
export type MarkDecision =
  | { readonly kind: 'override'; readonly points: number }
  | { readonly kind: 'excuse' }
  | { readonly kind: 'take-back' };

/**
 * A decision about a student's mark in an assessment; the newest of a question counts. `question` is null where it is
 * about the whole of the assessment. Time in ms since 1970.
 */
export interface MarkChange {
  readonly id: string;
  readonly assessment: string;
  readonly learnerId: string;
  readonly question: { readonly chapter: string; readonly id: string } | null;
  readonly decision: MarkDecision;
  readonly reason: string;
  readonly madeAt: number;
  /** The id of the person who decided. */
  readonly madeBy: string;
}

/** What teachers decided about marks. Nothing is ever changed or removed. */
export interface MarkChanges {
  add(change: MarkChange): Promise<void>;
  /** All of an assessment, or one learner's of it, the oldest first. */
  of(assessment: string, learnerId?: string): Promise<readonly MarkChange[]>;
}

const decided = z.union([
  z.object({ kind: z.literal('override'), points: z.number() }),
  z.object({ kind: z.enum(['excuse', 'take-back']) }),
]);

function fromRow(row: Selectable<MarkChangesTable>): MarkChange {
  const decision = decided.safeParse({ kind: row.kind, points: row.points });
  if (!decision.success) {
    throw new StoreError(
      'unreadable-row',
      `The mark change ${row.id} should be an override with points, an excuse or a take-back, and is "${row.kind.slice(0, 40)}". The database was changed from outside: restore it from a backup.`,
      { cause: decision.error },
    );
  }
  return {
    id: row.id,
    assessment: row.assessment,
    learnerId: row.learner_id,
    question: row.question === '' ? null : { chapter: row.chapter, id: row.question },
    decision: decision.data,
    reason: row.reason,
    madeAt: row.made_at,
    madeBy: row.made_by,
  };
}

export function markChanges(read: Read, writer: GroupCommit): MarkChanges {
  const add = writer.lane(
    each(async (trx, { decision, question, ...one }: MarkChange) => {
      await trx
        .insertInto('mark_changes')
        .values({
          id: one.id,
          assessment: one.assessment,
          learner_id: one.learnerId,
          chapter: question?.chapter ?? '',
          question: question?.id ?? '',
          kind: decision.kind,
          points: decision.kind === 'override' ? decision.points : null,
          reason: one.reason,
          made_at: one.madeAt,
          made_by: one.madeBy,
        })
        .execute();
    }),
  );
  return {
    add,
    of: async (assessment, learnerId) => {
      const rows = await read((db) =>
        db
          .selectFrom('mark_changes')
          .selectAll()
          .where('assessment', '=', assessment)
          .$if(learnerId !== undefined, (qb) => qb.where('learner_id', '=', learnerId ?? ''))
          .orderBy('id')
          .execute(),
      );
      return rows.map(fromRow);
    },
  };
}
