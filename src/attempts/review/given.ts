import type { Finding } from '../../checks/finding.ts';
import { message } from '../../i18n/text.ts';
import type { Feedback, Grade } from '../../questions/grade.ts';
import { gradeShare } from '../../questions/grading.ts';
import type { Review } from '../../store/reviews.ts';
import { itemText, type RubricItem } from './rubric.ts';

/** What a reviewer gives: a share (0 to 1) of each item's points, points besides, and words to the student. */
export type Given = Pick<Review, 'shares' | 'adjustment' | 'remark'>;

/** The longest remark, in characters, and the most points besides. */
export const longestRemark = 4000;
export const mostAdjustment = 1000;

/** The feedback on an item: nothing where it was not there when the review was made, or takes points and was not given. */
function feedbackOn(item: RubricItem, share: number | undefined): Feedback[] {
  if (share === undefined || (item.points < 0 && share === 0)) return [];
  const isGood = item.points > 0 === share > 0;
  return [
    {
      part: item.id,
      state: isGood ? 'correct' : 'incorrect',
      text: itemText(item),
      points: share * item.points,
      ...(item.points > 0 ? { max: item.points } : {}),
    },
  ];
}

/**
 * The grade that comes of what a reviewer gave by these items, never below 0 nor above `max`. A task keeps the findings
 * that it was judged by.
 */
export function gradeOfReview(
  items: readonly RubricItem[],
  max: number,
  { shares, adjustment, remark }: Given,
  findings: readonly Finding[],
): Grade {
  const feedback = items.flatMap((item) => feedbackOn(item, shares[item.id]));
  const given = items.reduce((sum, item) => sum + (shares[item.id] ?? 0) * item.points, adjustment);
  const words: Feedback[] = [];
  if (adjustment !== 0) {
    const state = adjustment > 0 ? 'correct' : 'incorrect';
    const text = message(adjustment > 0 ? 'attempts.points-added' : 'attempts.points-taken');
    words.push({ part: null, state, text, points: adjustment });
  }
  if (remark !== '') {
    words.push({ part: null, state: 'note', text: { en: remark, 'zh-CN': remark } });
  }
  const grade = gradeShare(max, max > 0 ? given / max : 0, [...feedback, ...words]);
  return { ...grade, findings };
}

/**
 * What a review starts from: the points that Plimsoll suggests for each item, or, for a question with one item, what the
 * grade gave.
 */
export function suggestedShares(
  items: readonly RubricItem[],
  grade: Grade,
): Readonly<Record<string, number>> {
  const whole = grade.max > 0 ? grade.points / grade.max : 0;
  return Object.fromEntries(
    items.map(({ id }) => {
      const { points = 0, max = 0 } = grade.feedback.find(({ part }) => part === id) ?? {};
      if (max > 0) return [id, Math.min(1, Math.max(0, points / max))];
      return [id, items.length === 1 && grade.state !== 'needs-review' ? whole : 0];
    }),
  );
}

/** Whether two reviewers gave the same, word for word. */
export function isSameGiven(one: Given, other: Given): boolean {
  const ids = new Set([...Object.keys(one.shares), ...Object.keys(other.shares)]);
  return (
    one.remark === other.remark &&
    one.adjustment === other.adjustment &&
    [...ids].every((id) => one.shares[id] === other.shares[id])
  );
}
