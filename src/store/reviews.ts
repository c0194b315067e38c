import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { ReviewsTable } from './assessment-tables.ts';
import { answerContest, type ContestAnswer } from './contests.ts';
import { currentGradeId } from './current-grade-id.ts';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import { type Grade, gradeFromRow, gradeRow, insertGrades, type NewGrade } from './grades.ts';
import type { GroupCommit } from './group-commit.ts';
import { newId } from './ids.ts';
import { fromJsonText, toJsonText } from './json.ts';
import type { Read } from './reading.ts';
import { type RubricKey, rubricRevision } from './rubrics.ts';
import type { Tables } from './schema.ts';

/** What a reviewer gave a response. Time in ms since 1970. */
export interface Review {
  readonly id: string;
  readonly responseId: string;
  /** The grade that was made of it then. */
  readonly gradeId: string;
  /** The revision of the rubric that it was given by; 0 is the question's own. */
  readonly rubricRevision: number;
  /** By the id of a rubric's item: how much of its points was given, 0 to 1. */
  readonly shares: Readonly<Record<string, number>>;
  /** Points that were given besides; negative where they were taken. */
  readonly adjustment: number;
  readonly remark: string;
  readonly madeAt: number;
  /** The id of the person who made it. */
  readonly madeBy: string;
}

/** A review to be kept, with the grade that comes of it. */
export interface NewReview extends Omit<Review, 'id' | 'gradeId'> {
  readonly rubric: RubricKey;
  /** The id of the grade that the reviewer saw. */
  readonly replaces: string;
  readonly grade: NewGrade;
  /** What it answers to the contest of that response, where one is open. */
  readonly answer: Pick<ContestAnswer, 'outcome' | 'answer'>;
}

/** What became of a review; anything but `kept` left all as it was. */
export type ReviewOutcome = 'kept' | 'graded-meanwhile' | 'rubric-changed';

/** The newest review of a response, with the grade that is current. */
export interface ReviewedResponse {
  readonly review: Review;
  readonly grade: Grade;
}

/** What reviewers gave. Nothing is ever changed or removed; a response's newest review counts. */
export interface Reviews {
  /**
   * Keeps a review with its grade, and answers the response's open contest, all or none: only where the grade and the
   * rubric are still those that the reviewer saw.
   */
  record(review: NewReview): Promise<ReviewOutcome>;
  /** The oldest first. */
  ofResponse(responseId: string): Promise<readonly Review[]>;
  /** Every response to a question that was reviewed, by anybody, in any attempt. */
  ofQuestion(key: RubricKey): Promise<readonly ReviewedResponse[]>;
  /** Which responses of a learner were reviewed since then (ms since 1970), and when last. */
  ofLearner(
    learnerId: string,
    since: number,
  ): Promise<readonly { readonly responseId: string; readonly madeAt: number }[]>;
}

const sharesShape = z.record(z.string(), z.number());

function sharesOf(text: string, id: string): Review['shares'] {
  const parsed = sharesShape.safeParse(fromJsonText(text, 'reviews.shares'));
  if (parsed.success) return parsed.data;
  throw new StoreError(
    'unreadable-row',
    `The review ${id} should keep a number for each item of its rubric. The database was changed from outside, or is damaged: restore it from a backup.`,
    { cause: parsed.error },
  );
}

function fromRow(row: Selectable<ReviewsTable>): Review {
  return {
    id: row.id,
    responseId: row.response_id,
    gradeId: row.grade_id,
    rubricRevision: row.rubric_revision,
    shares: sharesOf(row.shares, row.id),
    adjustment: row.adjustment,
    remark: row.remark,
    madeAt: row.made_at,
    madeBy: row.made_by,
  };
}

function newestOfQuestion(db: Kysely<Tables>, { assessment, chapter, question }: RubricKey) {
  return db
    .selectFrom('reviews')
    .innerJoin('responses as r', 'r.id', 'reviews.response_id')
    .innerJoin('question_attempts as q', 'q.id', 'r.question_attempt_id')
    .innerJoin('attempts as a', 'a.id', 'q.attempt_id')
    .where('a.assessment', '=', assessment)
    .where('a.chapter', '=', chapter)
    .where('q.question', '=', question)
    .where('reviews.id', '=', (eb) =>
      eb
        .selectFrom('reviews as newer')
        .select((newer) => newer.fn.max('newer.id').as('id'))
        .whereRef('newer.response_id', '=', 'reviews.response_id'),
    );
}

async function reviewsOfQuestion(
  db: Kysely<Tables>,
  key: RubricKey,
): Promise<readonly ReviewedResponse[]> {
  const kept = await newestOfQuestion(db, key).selectAll('reviews').orderBy('reviews.id').execute();
  const current = await newestOfQuestion(db, key)
    .innerJoin('grades as g', 'g.response_id', 'reviews.response_id')
    .where('g.id', '=', (eb) =>
      eb
        .selectFrom('grades as newest')
        .select((newest) => newest.fn.max('newest.id').as('id'))
        .whereRef('newest.response_id', '=', 'reviews.response_id'),
    )
    .selectAll('g')
    .execute();
  const grades = new Map(current.map((row) => [row.response_id, gradeFromRow(row)]));
  return kept.flatMap((row): ReviewedResponse[] => {
    const grade = grades.get(row.response_id);
    return grade ? [{ review: fromRow(row), grade }] : [];
  });
}

export function reviews(read: Read, writer: GroupCommit): Reviews {
  const grades = insertGrades();
  const record = writer.lane(
    each(async (trx, given: NewReview): Promise<ReviewOutcome> => {
      const { responseId, madeAt, madeBy } = given;
      if ((await currentGradeId(trx, responseId)) !== given.replaces) return 'graded-meanwhile';
      if ((await rubricRevision(trx, given.rubric)) !== given.rubricRevision) {
        return 'rubric-changed';
      }
      // Before the grade's: the ids after a restart follow the newest grade's, and so every review's.
      const id = newId();
      const grade = gradeRow(responseId, given.grade);
      await grades.run(trx, [grade]);
      await trx
        .insertInto('reviews')
        .values({
          id,
          response_id: responseId,
          grade_id: grade.id,
          rubric_revision: given.rubricRevision,
          shares: toJsonText(given.shares),
          adjustment: given.adjustment,
          remark: given.remark,
          made_at: madeAt,
          made_by: madeBy,
        })
        .execute();
      const answered = { answeredAt: madeAt, answeredBy: madeBy };
      await answerContest(trx, responseId, { ...given.answer, ...answered });
      return 'kept';
    }),
  );
  return {
    record,
    ofResponse: async (responseId) => {
      const rows = await read((db) =>
        db
          .selectFrom('reviews')
          .selectAll()
          .where('response_id', '=', responseId)
          .orderBy('id')
          .execute(),
      );
      return rows.map(fromRow);
    },
    ofQuestion: (key) => read((db) => reviewsOfQuestion(db, key)),
    ofLearner: async (learnerId, since) => {
      const rows = await read((db) =>
        db
          .selectFrom('reviews')
          .innerJoin('responses as r', 'r.id', 'reviews.response_id')
          .innerJoin('question_attempts as q', 'q.id', 'r.question_attempt_id')
          .innerJoin('attempts as a', 'a.id', 'q.attempt_id')
          .where('a.learner_id', '=', learnerId)
          .where('reviews.made_at', '>=', since)
          .groupBy('reviews.response_id')
          .select(['reviews.response_id', sql<number>`max(reviews.made_at)`.as('made_at')])
          .orderBy('reviews.response_id')
          .execute(),
      );
      return rows.map((row) => ({ responseId: row.response_id, madeAt: Number(row.made_at) }));
    },
  };
}
