import { type Kysely, sql } from 'kysely';
import type { Connection } from './connection.ts';
import { type Grader, graderFromText } from './grades.ts';
import type { Learner } from './learners.ts';
import {
  type AttemptsAt,
  bestRank,
  currentGrade,
  everybody,
  newestAttempts,
} from './newest-attempts.ts';
import { reader } from './reading.ts';
import type { Tables } from './schema.ts';
import { detailsPage, type LearnerDetails, type WantedDetails } from './score-details.ts';

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
  /** What everybody answered to some questions, and what was said of it, by learner id. */
  detailsOf(at: AttemptsAt, wanted: WantedDetails): AsyncIterable<LearnerDetails>;
}

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
        .where('g.id', '=', currentGrade)
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
          bestRank.as('best_rank'),
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
  const attempts = await newestAttempts(db, { chapter, assessment: '' }, after);
  if (attempts.length === 0) return [];
  const scores = await scoresOf(
    db,
    attempts.map((attempt) => attempt.id),
  );
  return attempts.map(({ id, learner, startedAt }) => ({
    learner,
    attemptId: id,
    startedAt,
    questions: scores.get(id) ?? [],
  }));
}

export function scores(connection: Connection): Scores {
  const read = reader(connection);
  return {
    ofAttempt: async (attemptId) => {
      const found = await read((db) => scoresOf(db, [attemptId]));
      return found.get(attemptId) ?? [];
    },
    ofChapter: (chapter) =>
      everybody(
        (after) => read((db) => pageOfChapter(db, chapter, after)),
        ({ learner }) => learner.id,
      ),
    detailsOf: (at, wanted) =>
      everybody(
        (after) => read((db) => detailsPage(db, at, wanted, after)),
        ({ learner }) => learner,
      ),
  };
}
