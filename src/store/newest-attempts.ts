import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Learner } from './learners.ts';
import type { GradesTable, ResponsesTable, Tables } from './schema.ts';

/** A learner's newest attempt at a chapter. Time in ms since 1970. */
export interface NewestAttempt {
  readonly id: string;
  readonly learner: Learner;
  readonly startedAt: number;
}

/** Attempts at what: a chapter, by itself where the assessment's id is empty. */
export interface AttemptsAt {
  readonly chapter: string;
  readonly assessment: string;
}

/** How many learners one page takes. */
const pageSize = 100;

/** The newest attempts of the learners after this one, in the order of the learners' ids: a page of them. */
export async function newestAttempts(
  db: Kysely<Tables>,
  { chapter, assessment }: AttemptsAt,
  after: string | null,
): Promise<readonly NewestAttempt[]> {
  const rows = await db
    .selectFrom('attempts')
    .innerJoin('learners', 'learners.id', 'attempts.learner_id')
    .select([
      'attempts.id as attempt_id',
      'attempts.started_at',
      'learners.id',
      'learners.name',
      'learners.email',
      'learners.created_at',
    ])
    .where('attempts.chapter', '=', chapter)
    .where('attempts.assessment', '=', assessment)
    .where('attempts.id', '=', (eb) =>
      eb
        .selectFrom('attempts as newest')
        .select((newest) => newest.fn.max('newest.id').as('id'))
        .where('newest.chapter', '=', chapter)
        .where('newest.assessment', '=', assessment)
        .whereRef('newest.learner_id', '=', 'attempts.learner_id'),
    )
    .$if(after !== null, (qb) => qb.where('attempts.learner_id', '>', after ?? ''))
    .orderBy('attempts.learner_id')
    .limit(pageSize)
    .execute();
  return rows.map((row) => ({
    id: row.attempt_id,
    learner: { id: row.id, name: row.name, email: row.email, createdAt: row.created_at },
    startedAt: row.started_at,
  }));
}

/** Everybody, a page at a time, with room for other requests between the pages; `id` is the learner's. */
export async function* everybody<T>(
  pageAfter: (after: string | null) => Promise<readonly T[]>,
  id: (one: T) => string,
): AsyncGenerator<T> {
  let after: string | null = null;
  for (;;) {
    const page: readonly T[] = await pageAfter(after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = id(last);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type Graded = Tables & { readonly r: ResponsesTable; readonly g: GradesTable };

/** The id of the current grade of the response `r`. */
export function currentGrade(eb: ExpressionBuilder<Graded, 'r'>) {
  return eb
    .selectFrom('grades as newest')
    .select((newest) => newest.fn.max('newest.id').as('id'))
    .whereRef('newest.response_id', '=', 'r.id');
}

/**
 * 1 for the response that counts, of those to one question in one attempt: question attempts are `q`, responses `r`,
 * grades `g`. The greatest share of the points among settled grades, the later one of two that are equal.
 */
export const bestRank = sql<number>`row_number() over (partition by q.attempt_id, q.question order by case g.state when 'unknown' then 2 when 'needs-review' then 1 else 0 end, g.points / case when g.max > 0 then g.max else 1 end desc, r.id desc)`;
