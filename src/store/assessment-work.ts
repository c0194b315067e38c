import type { Read } from './reading.ts';

/** An answer in an assessment with its current grade, as far as marks are made of it. Time in ms since 1970. */
export interface AssessmentAnswer {
  readonly learnerId: string;
  readonly chapter: string;
  readonly question: string;
  readonly responseId: string;
  readonly submittedAt: number;
  readonly points: number;
  readonly max: number;
  /** The grade's state as questions/ names it. */
  readonly state: string;
}

/** A hint that was shown in an assessment: its place among the question's hints, from 0. Time in ms since 1970. */
export interface AssessmentHint {
  readonly learnerId: string;
  readonly chapter: string;
  readonly question: string;
  readonly hint: number;
  readonly shownAt: number;
}

/** What marks are made of: everything that was answered in an assessment, and the hints that were seen; in no order. */
export interface WorkInAssessment {
  readonly answers: readonly AssessmentAnswer[];
  readonly hints: readonly AssessmentHint[];
}

/** Reads the work in assessments as sets, for tables of a whole class; a page at a time, with room for other requests. */
export interface AssessmentWork {
  /** Everybody's, or one learner's. */
  of(assessment: string, learnerId?: string): Promise<WorkInAssessment>;
}

/** How many runs of chapters one query takes. */
const pageSize = 250;

async function runsIn(
  read: Read,
  assessment: string,
  learnerId: string | undefined,
): Promise<readonly string[]> {
  const rows = await read((db) =>
    db
      .selectFrom('attempts')
      .select('id')
      .where('assessment', '=', assessment)
      .$if(learnerId !== undefined, (qb) => qb.where('learner_id', '=', learnerId ?? ''))
      .orderBy('id')
      .execute(),
  );
  return rows.map(({ id }) => id);
}

async function answersIn(read: Read, runs: readonly string[]): Promise<AssessmentAnswer[]> {
  const rows = await read((db) =>
    db
      .selectFrom('attempts as a')
      .innerJoin('question_attempts as q', 'q.attempt_id', 'a.id')
      .innerJoin('responses as r', 'r.question_attempt_id', 'q.id')
      .innerJoin('grades as g', 'g.response_id', 'r.id')
      .select(['a.learner_id as learnerId', 'a.chapter', 'q.question'])
      .select(['r.id as responseId', 'r.submitted_at as submittedAt'])
      .select(['g.id as gradeId', 'g.points', 'g.max', 'g.state'])
      .where('a.id', 'in', runs)
      .execute(),
  );
  // Few answers have more than one grade: to drop the older ones here is quicker than to look for the newest there.
  const current = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const other = current.get(row.responseId);
    if (other === undefined || other.gradeId < row.gradeId) current.set(row.responseId, row);
  }
  return [...current.values()];
}

function hintsIn(read: Read, runs: readonly string[]): Promise<AssessmentHint[]> {
  return read((db) =>
    db
      .selectFrom('attempts as a')
      .innerJoin('question_attempts as q', 'q.attempt_id', 'a.id')
      .innerJoin('hints as h', 'h.question_attempt_id', 'q.id')
      .select(['a.learner_id as learnerId', 'a.chapter', 'q.question'])
      .select(['h.hint', 'h.shown_at as shownAt'])
      .where('a.id', 'in', runs)
      .execute(),
  );
}

export function assessmentWork(read: Read): AssessmentWork {
  return {
    of: async (assessment, learnerId) => {
      const runs = await runsIn(read, assessment, learnerId);
      const answers: AssessmentAnswer[][] = [];
      const hints: AssessmentHint[][] = [];
      for (let from = 0; from < runs.length; from += pageSize) {
        const page = runs.slice(from, from + pageSize);
        answers.push(await answersIn(read, page));
        hints.push(await hintsIn(read, page));
        // A large class does not hold up those who answer meanwhile.
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { answers: answers.flat(), hints: hints.flat() };
    },
  };
}
