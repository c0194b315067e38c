import { seatOf } from '../../classroom/assessments/seat.ts';
import { message } from '../../i18n/text.ts';
import type { GradeState } from '../../questions/grade.ts';
import { newId } from '../../store/ids.ts';
import { AttemptError } from '../errors.ts';
import { isFinal } from '../standing.ts';
import { fromStored } from '../stored-grade.ts';
import { type ReviewDeps, type Subject, subjectOf } from './subject.ts';

/** The longest reason of a contest, and the longest answer to one, in characters. */
export const longestReason = 2000;
export const longestAnswer = 4000;

/** Whether a grade of this state can be contested: it is settled. */
export function isContestable(state: GradeState): boolean {
  return isFinal({ points: 0, max: 0, state });
}

/** Whether a student may see now how their responses in an assessment (empty: outside of any) were graded. */
export async function maySeeGrades(
  { store, clock }: Pick<ReviewDeps, 'store' | 'clock'>,
  assessment: string,
  learner: string,
): Promise<boolean> {
  if (assessment === '') return true;
  const { decision } = await seatOf(store, assessment, learner, clock());
  return decision.feedback !== 'nothing';
}

/** A response of this learner's own; an `AttemptError` for one that is not. */
export async function ownSubject(deps: ReviewDeps, learner: string, id: string): Promise<Subject> {
  const subject = await subjectOf(deps, id);
  if (subject.learner.id === learner) return subject;
  throw new AttemptError('unknown-response', message('attempts.unknown-response'));
}

/**
 * Contests the grade of a response of one's own. Throws an `AttemptError` where the grade is not settled, or not to be
 * seen yet, where it is contested already, or where the reason is empty or too long.
 */
export async function contest(deps: ReviewDeps, subject: Subject, typed: string): Promise<void> {
  const { store, clock } = deps;
  const { response, learner, key } = subject;
  const reason = typed.trim();
  if (reason === '' || reason.length > longestReason) {
    throw new AttemptError('wrong-words', message('review.wrong-reason', { most: longestReason }));
  }
  const { state } = fromStored(response.grade);
  if (!isContestable(state) || !(await maySeeGrades(deps, key.assessment, learner.id))) {
    throw new AttemptError('not-now', message('review.not-contestable'));
  }
  const opened = await store.contests.open({
    id: newId(),
    responseId: response.id,
    learnerId: learner.id,
    reason,
    madeAt: clock(),
  });
  if (!opened) throw new AttemptError('not-now', message('review.contested-already'));
}

/**
 * Answers a contest by leaving the grade as it is, with the words that say why; gives false where no contest is open.
 * Throws an `AttemptError` where the words are none, or too many.
 */
export async function keepGrade(
  { store, clock }: ReviewDeps,
  responseId: string,
  typed: string,
  person: string,
): Promise<boolean> {
  const answer = typed.trim();
  if (answer === '' || answer.length > longestAnswer) {
    throw new AttemptError('wrong-words', message('review.wrong-answer', { most: longestAnswer }));
  }
  return store.contests.answer(responseId, {
    outcome: 'kept',
    answer,
    answeredAt: clock(),
    answeredBy: person,
  });
}
