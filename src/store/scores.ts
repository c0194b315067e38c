import { type Kysely, sql } from 'kysely';
import type { Connection } from './connection.ts';
import { type Grader, graderFromText } from './grades.ts';
import type { Learner } from './learners.ts';
import { type Read, reader } from './reading.ts';
import type { Tables } from './schema.ts';

/** The current grade of one response, for a table of scores. Times in ms since 1970. */
export interface Score {
  readonly responseId: string;
  /** Which go at the question it belongs to, from 1. */
  readonly number: number;
  readonly points: number;
  readonly max: number;
  readonly state: string;
  readonly grader: Grader;
  readonly submittedAt: number;
}

/** What a learner reached in one question, over every go at it. */
export interface QuestionScore {
  readonly question: string;
  /** The greatest share of the points among settled grades, the later one when two are equal; where none is settled, of the suggested ones. */
  readonly best: Score;
  /** The newest response. */
  readonly latest: Score;
  /** How many responses there are. */
  readonly responses: number;
}

/** A learner's scores in the newest attempt at a chapter; by question id, answered ones only. */
export interface LearnerScores {
  readonly learner: Learner;
  readonly attemptId: string;
  readonly startedAt: number;
  readonly questions: readonly QuestionScore[];
}

/** What was reached, computed from the current grade of every response. */
export interface Scores {
  /** The scores of one attempt, by question id; questions without a response are not in it. */
  ofAttempt(attemptId: string): Promise<readonly QuestionScore[]>;
  /**
   * Everybody who began the chapter, by learner id, a page at a time, so that a large class neither fills the
   * memory nor holds up other requests.
   */
  ofChapter(chapter: string): AsyncIterable<LearnerScores>;
}

/** How many learners one query takes. */
const pageSize = 100;

async function scoresOf(
  db: Kysely<Tables>,
  attemptIds: readonly string[],
): Promise<ReadonlyMap<string, readonly QuestionScore[]>> {
  const rows = await db
    .with('graded', (qb) =>
      qb
        .selectFrom('question_attempts as q')
        .innerJoin('responses as r', 'r.question_attempt_id', 'q.id')
        .innerJoin('grades as g', 'g.response_id', 'r.id')
        .where('q.attempt_id', 'in', [...attemptIds])
        .where('g.id', '=', (eb) =>
          eb
            .selectFrom('grades as newest')
            .select((newest) => newest.fn.max('newest.id').as('id'))
            .whereRef('newest.response_id', '=', 'r.id'),
        )
        .select([
          'q.attempt_id',
          'q.question',
          'q.number',
          'r.id as response_id',
          'r.submitted_at',
          'g.points',
          'g.max',
          'g.state',
          'g.grader',
        ])
        .select([
          sql<number>`row_number() over (partition by q.attempt_id, q.question order by case g.state when 'unknown' then 2 when 'needs-review' then 1 else 0 end, g.points / case when g.max > 0 then g.max else 1 end desc, r.id desc)`.as(
            'best_rank',
          ),
          sql<number>`row_number() over (partition by q.attempt_id, q.question order by r.id desc)`.as(
            'latest_rank',
          ),
          sql<number>`count(*) over (partition by q.attempt_id, q.question)`.as('responses'),
        ]),
    )
    .selectFrom('graded')
    .selectAll()
    .where((eb) => eb.or([eb('best_rank', '=', 1), eb('latest_rank', '=', 1)]))
    .orderBy('attempt_id')
    .orderBy('question')
    .orderBy('latest_rank')
    .execute();

  const scores = new Map<string, QuestionScore[]>();
  for (const row of rows) {
    const score: Score = {
      responseId: row.response_id,
      number: row.number,
      points: row.points,
      max: row.max,
      state: row.state,
      grader: graderFromText(row.grader),
      submittedAt: row.submitted_at,
    };
    const list = scores.get(row.attempt_id) ?? [];
    scores.set(row.attempt_id, list);
    const begun = list.at(-1);
    // The latest response comes first; the best one follows when it is another.
    if (begun?.question === row.question) list[list.length - 1] = { ...begun, best: score };
    else {
      const { question, responses } = row;
      list.push({ question, best: score, latest: score, responses });
    }
  }
  return scores;
}

async function pageOfChapter(
  db: Kysely<Tables>,
  chapter: string,
  after: string | null,
): Promise<readonly LearnerScores[]> {
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
    .where('attempts.id', '=', (eb) =>
      eb
        .selectFrom('attempts as newest')
        .select((newest) => newest.fn.max('newest.id').as('id'))
        .where('newest.chapter', '=', chapter)
        .whereRef('newest.learner_id', '=', 'attempts.learner_id'),
    )
    .$if(after !== null, (qb) => qb.where('attempts.learner_id', '>', after ?? ''))
    .orderBy('attempts.learner_id')
    .limit(pageSize)
    .execute();
  if (rows.length === 0) return [];
  const scores = await scoresOf(
    db,
    rows.map((row) => row.attempt_id),
  );
  return rows.map((row) => ({
    learner: { id: row.id, name: row.name, email: row.email, createdAt: row.created_at },
    attemptId: row.attempt_id,
    startedAt: row.started_at,
    questions: scores.get(row.attempt_id) ?? [],
  }));
}

async function* everybody(read: Read, chapter: string): AsyncGenerator<LearnerScores> {
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const page: readonly LearnerScores[] = await read((db) => pageOfChapter(db, chapter, from));
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.learner.id ?? null;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export function scores(connection: Connection): Scores {
  const read = reader(connection);
  return {
    ofAttempt: async (attemptId) => {
      const found = await read((db) => scoresOf(db, [attemptId]));
      return found.get(attemptId) ?? [];
    },
    ofChapter: (chapter) => everybody(read, chapter),
  };
}
