import { ClassError } from '../../classroom/errors.ts';
import type { ContestAnswer } from '../../store/contests.ts';
import { AttemptError } from '../errors.ts';
import { maySeeGrades } from './contests.ts';
import { type ReviewDeps, type Subject, subjectOf } from './subject.ts';

/** How long a review is news to its student. */
const newsMs = 14 * 24 * 60 * 60 * 1000;

/** A response of a student's that somebody reviewed lately, or whose contest was answered. */
export interface Reviewed {
  readonly subject: Subject;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What became of its newest contest; null where there was none. */
  readonly outcome: ContestAnswer['outcome'] | null;
}

/** The subject of a response; null where its assessment was removed. */
async function stillThere(deps: ReviewDeps, id: string): Promise<Subject | null> {
  try {
    return await subjectOf(deps, id);
  } catch (error) {
    if (error instanceof ClassError && error.code === 'unknown-assessment') return null;
    if (error instanceof AttemptError && error.code === 'unknown-response') return null;
    throw error;
  }
}

/** What was reviewed lately of a student's responses, as far as they may see their grades; the newest first. */
export async function newsFor(deps: ReviewDeps, learner: string): Promise<readonly Reviewed[]> {
  const { store, clock } = deps;
  const since = clock() - newsMs;
  const [reviews, contests] = await Promise.all([
    store.reviews.ofLearner(learner, since),
    store.contests.ofLearner(learner),
  ]);
  const found = new Map<string, Omit<Reviewed, 'subject'>>(
    reviews.map(({ responseId, madeAt }) => [responseId, { at: madeAt, outcome: null }]),
  );
  for (const { responseId, answered } of contests) {
    if (answered === null || answered.answeredAt < since) continue;
    const { answeredAt, outcome } = answered;
    const at = Math.max(answeredAt, found.get(responseId)?.at ?? 0);
    found.set(responseId, { at, outcome });
  }
  const news = await Promise.all(
    [...found].map(async ([id, one]): Promise<Reviewed[]> => {
      const subject = await stillThere(deps, id);
      if (!subject || !(await maySeeGrades(deps, subject.key.assessment, learner))) return [];
      return [{ subject, ...one }];
    }),
  );
  return news.flat().toSorted((a, b) => b.at - a.at);
}
