import { type Kysely, sql } from 'kysely';
import { currentGrade } from './newest-attempts.ts';
import type { Read } from './reading.ts';
import type { RubricKey } from './rubrics.ts';
import type { Tables } from './schema.ts';

/** A student's response that awaits a reviewer, or had one. */
export interface QueuedResponse extends RubricKey {
  readonly responseId: string;
  readonly learner: { readonly id: string; readonly name: string };
  /** The state of the current grade, as questions/ names it. */
  readonly state: string;
  /** Whether the student gave no later response to the question. */
  readonly isNewest: boolean;
  readonly isReviewed: boolean;
  /** Whether the student contests the grade, and nobody answered yet. */
  readonly isContested: boolean;
}

/** What reviewers are to look at. */
export interface ReviewQueue {
  /**
   * The responses of students of the class whose points are only suggested, that are contested, or that were reviewed,
   * the oldest first; of one question where it is named.
   */
  list(question?: RubricKey): Promise<readonly QueuedResponse[]>;
}

async function queued(
  db: Kysely<Tables>,
  question: RubricKey | undefined,
): Promise<readonly QueuedResponse[]> {
  const rows = await db
    .with('listed', (qb) =>
      qb
        .selectFrom('grades')
        .select('response_id')
        // Written out, because an index is kept of just these.
        .where(sql<boolean>`state = 'needs-review'`)
        .union(qb.selectFrom('reviews').select('response_id'))
        .union(qb.selectFrom('contests').select('response_id').where('outcome', 'is', null)),
    )
    .selectFrom('listed')
    .innerJoin('responses as r', 'r.id', 'listed.response_id')
    .innerJoin('grades as g', 'g.response_id', 'r.id')
    .innerJoin('question_attempts as q', 'q.id', 'r.question_attempt_id')
    .innerJoin('attempts as a', 'a.id', 'q.attempt_id')
    .innerJoin('people', 'people.id', 'a.learner_id')
    .innerJoin('learners', 'learners.id', 'a.learner_id')
    .where('g.id', '=', currentGrade)
    .where('people.role', '=', 'student')
    .where('people.removed_at', 'is', null)
    .where('a.ended_at', 'is', null)
    .$if(question !== undefined, (qb) =>
      qb
        .where('a.assessment', '=', question?.assessment ?? '')
        .where('a.chapter', '=', question?.chapter ?? '')
        .where('q.question', '=', question?.question ?? ''),
    )
    .select([
      'r.id',
      'a.assessment',
      'a.chapter',
      'q.question',
      'a.learner_id',
      'learners.name',
      'g.state',
    ])
    .select((eb) => [
      eb
        .selectFrom('responses as later')
        .innerJoin('question_attempts as go', 'go.id', 'later.question_attempt_id')
        .whereRef('go.attempt_id', '=', 'q.attempt_id')
        .whereRef('go.question', '=', 'q.question')
        .select((newest) => newest.fn.max('later.id').as('id'))
        .as('newest'),
      eb
        .selectFrom('reviews')
        .whereRef('reviews.response_id', '=', 'r.id')
        .select((one) => one.fn.max('reviews.id').as('id'))
        .as('review'),
      eb
        .selectFrom('contests')
        .whereRef('contests.response_id', '=', 'r.id')
        .where('contests.outcome', 'is', null)
        .select((one) => one.fn.max('contests.id').as('id'))
        .as('contest'),
    ])
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    responseId: row.id,
    assessment: row.assessment,
    chapter: row.chapter,
    question: row.question,
    learner: { id: row.learner_id, name: row.name },
    state: row.state,
    isNewest: row.newest === row.id,
    isReviewed: row.review !== null,
    isContested: row.contest !== null,
  }));
}

export function reviewQueue(read: Read): ReviewQueue {
  return { list: (question) => read((db) => queued(db, question)) };
}
