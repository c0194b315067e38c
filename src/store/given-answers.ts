import { currentGrade } from './newest-attempts.ts';
import type { Read } from './reading.ts';

/** An answer that was given in an assessment, with its current grade in short. Time in ms since 1970. */
export interface GivenAnswer {
  readonly responseId: string;
  readonly learnerId: string;
  readonly chapter: string;
  readonly question: string;
  readonly submittedAt: number;
  readonly points: number;
  readonly max: number;
  readonly state: string;
}

/** What was answered in assessments, as far as one must know to see how the work goes. */
export interface GivenAnswers {
  /** Every answer of these learners in an assessment, the oldest first. */
  of(assessment: string, learners: readonly string[]): Promise<readonly GivenAnswer[]>;
}

export function givenAnswers(read: Read): GivenAnswers {
  return {
    of: async (assessment, learners) => {
      if (learners.length === 0) return [];
      const rows = await read((db) =>
        db
          .selectFrom('attempts as a')
          .innerJoin('question_attempts as q', 'q.attempt_id', 'a.id')
          .innerJoin('responses as r', 'r.question_attempt_id', 'q.id')
          .innerJoin('grades as g', 'g.response_id', 'r.id')
          .select(['r.id', 'a.learner_id', 'a.chapter', 'q.question', 'r.submitted_at'])
          .select(['g.points', 'g.max', 'g.state'])
          .where('a.assessment', '=', assessment)
          .where('a.learner_id', 'in', [...learners])
          .where('g.id', '=', currentGrade)
          .orderBy('r.id')
          .execute(),
      );
      return rows.map((row) => ({
        responseId: row.id,
        learnerId: row.learner_id,
        chapter: row.chapter,
        question: row.question,
        submittedAt: row.submitted_at,
        points: row.points,
        max: row.max,
        state: row.state,
      }));
    },
  };
}
