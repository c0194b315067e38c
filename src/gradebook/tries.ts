import { hintsBefore } from '../attempts/hints-before.ts';
import { gradeState } from '../attempts/stored-grade.ts';
import { type Mark, markFor, type Try } from '../classroom/assessments/marks.ts';
import type { AssessmentSettings } from '../classroom/assessments/settings.ts';
import type { AssessmentAnswer, AssessmentHint } from '../store/assessment-work.ts';
import type { QuestionCell } from './table.ts';

/** What decides how tries are turned into a mark. */
export type MarkRules = Pick<AssessmentSettings, 'tries' | 'hints'>;

/** A try, and the response that it was. */
export interface OwnTry extends Try {
  readonly responseId: string;
}

/**
 * The rules for a question: a task may be looked at as often as one likes, so that no look takes anything, and the best
 * one counts.
 */
export function rulesFor(rules: MarkRules, isTask: boolean): MarkRules {
  if (!isTask) return rules;
  return { ...rules, tries: { ...rules.tries, penalty: 0, counts: 'best' } };
}

/** The tries of one student at one question, in the order they came, each with the hints that were seen by then. */
export function triesOf(
  answers: readonly AssessmentAnswer[],
  hints: readonly AssessmentHint[],
): readonly OwnTry[] {
  const inOrder =
    answers.length > 1
      ? answers.toSorted((a, b) => (a.responseId < b.responseId ? -1 : 1))
      : answers;
  return inOrder.map(({ responseId, submittedAt, points, max, state }) => ({
    responseId,
    grade: { points, max, state: gradeState(state) },
    hints: hintsBefore(hints, submittedAt),
  }));
}

/** What only a person's word would give, taken as nothing. */
function settledOnly(tries: readonly Try[]): readonly Try[] {
  return tries.map((one) =>
    one.grade.state === 'needs-review' ? { ...one, grade: { ...one.grade, points: 0 } } : one,
  );
}

/** What the answers to a question worth `max` points come to; nothing is decided yet by a person. */
export interface Reached {
  readonly mark: Mark;
  readonly cell: QuestionCell;
}

/** The mark of these tries, and the cell that it makes: settled points, and what is only suggested on top. */
export function reachedBy(rules: MarkRules, max: number, tries: readonly Try[]): Reached {
  const mark = markFor(rules, max, tries);
  if (mark.try === null) return { mark, cell: { points: 0, provisional: 0, state: 'unknown' } };
  const judged = tries.filter(({ grade }) => grade.state !== 'unknown');
  const counted = judged[mark.try - 1]?.grade.state ?? 'unknown';
  if (!mark.provisional) {
    return { mark, cell: { points: mark.points, provisional: 0, state: counted } };
  }
  const { points } = markFor(rules, max, settledOnly(tries));
  return { mark, cell: { points, provisional: mark.points - points, state: 'needs-review' } };
}
