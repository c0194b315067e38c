import { type Kysely, sql } from 'kysely';
import { fromJsonText, type JsonValue } from './json.ts';
import { type AttemptsAt, bestRank, currentGrade, newestAttempts } from './newest-attempts.ts';
import type { Tables } from './schema.ts';

/** Which response to which questions, by their ids: the first one, the best one, or the last one. */
export interface WantedDetails {
  readonly first: readonly string[];
  readonly counted: readonly string[];
  readonly last: readonly string[];
}

/** What was answered, and its current grade's state and feedback as they are kept. */
export interface AnswerDetails {
  readonly question: string;
  readonly response: JsonValue;
  readonly state: string;
  readonly feedback: JsonValue;
}

/** One learner's answers to the questions that were asked for, as far as there are any. */
export interface LearnerDetails {
  /** The learner's id. */
  readonly learner: string;
  readonly answers: readonly AnswerDetails[];
}

async function answersOf(
  db: Kysely<Tables>,
  attempts: readonly string[],
  { first, counted, last }: WantedDetails,
): Promise<ReadonlyMap<string, readonly AnswerDetails[]>> {
  const wanted = [...first, ...counted, ...last];
  if (wanted.length === 0 || attempts.length === 0) return new Map();
  const rows = await db
    .with('ranked', (qb) =>
      qb
        .selectFrom('question_attempts as q')
        .innerJoin('responses as r', 'r.question_attempt_id', 'q.id')
        .innerJoin('grades as g', 'g.response_id', 'r.id')
        .where('q.attempt_id', 'in', [...attempts])
        .where('q.question', 'in', wanted)
        .where('g.id', '=', currentGrade)
        .select(['q.attempt_id', 'q.question', 'r.id as response_id', 'g.id as grade_id'])
        .select([
          bestRank.as('best_rank'),
          sql<number>`row_number() over (partition by q.attempt_id, q.question order by r.id)`.as(
            'first_rank',
          ),
          sql<number>`row_number() over (partition by q.attempt_id, q.question order by r.id desc)`.as(
            'last_rank',
          ),
        ]),
    )
    .selectFrom('ranked')
    .innerJoin('responses', 'responses.id', 'ranked.response_id')
    .innerJoin('grades', 'grades.id', 'ranked.grade_id')
    .select([
      'ranked.attempt_id',
      'ranked.question',
      'responses.response',
      'grades.state',
      'grades.feedback',
    ])
    .where((eb) =>
      eb.or([
        ...(first.length > 0
          ? [eb.and([eb('first_rank', '=', 1), eb('ranked.question', 'in', [...first])])]
          : []),
        ...(counted.length > 0
          ? [eb.and([eb('best_rank', '=', 1), eb('ranked.question', 'in', [...counted])])]
          : []),
        ...(last.length > 0
          ? [eb.and([eb('last_rank', '=', 1), eb('ranked.question', 'in', [...last])])]
          : []),
      ]),
    )
    .execute();
  const answers = new Map<string, AnswerDetails[]>();
  for (const row of rows) {
    const list = answers.get(row.attempt_id) ?? [];
    answers.set(row.attempt_id, list);
    list.push({
      question: row.question,
      response: fromJsonText(row.response, 'responses.response'),
      state: row.state,
      feedback: fromJsonText(row.feedback, 'grades.feedback'),
    });
  }
  return answers;
}

/** The answers of the learners after this one, in the order of their ids: a page of them. */
export async function detailsPage(
  db: Kysely<Tables>,
  at: AttemptsAt,
  wanted: WantedDetails,
  after: string | null,
): Promise<readonly LearnerDetails[]> {
  const attempts = await newestAttempts(db, at, after);
  const answers = await answersOf(
    db,
    attempts.map((attempt) => attempt.id),
    wanted,
  );
  return attempts.map(({ id, learner }) => ({
    learner: learner.id,
    answers: answers.get(id) ?? [],
  }));
}
