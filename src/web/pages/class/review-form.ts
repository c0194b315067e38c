import { type Given, longestRemark, mostAdjustment } from '../../../attempts/review/given.ts';
import type { TypedReview } from '../../../attempts/review/reviewing.ts';
import { givenItem, type Rubric, type RubricItem } from '../../../attempts/review/rubric.ts';
import { message, type Text } from '../../../i18n/text.ts';
import type { Form } from './forms.ts';

/** A number as people write one; null where it is none. An empty field is `empty`. */
export function numberIn(typed: string, empty: number | null): number | null {
  const text = typed.trim().replace('−', '-').replace(',', '.');
  if (text === '') return empty;
  return /^[-+]?\d*\.?\d+$/.test(text) ? Number(text) : null;
}

/** A review as it was typed, as far as it can be read, and what is wrong with it. */
export interface ReadReview {
  readonly typed: TypedReview;
  readonly problem: Text | null;
}

function shareIn(form: Form, item: RubricItem): number | null {
  if (item.id === givenItem) {
    const points = numberIn(form(`points-${item.id}`), 0);
    if (points === null || points < 0 || points > item.points) return null;
    return points / item.points;
  }
  const share = numberIn(form(`item-${item.id}`), 0);
  return share !== null && share >= 0 && share <= 1 ? share : null;
}

/** Reads the form of a review by the items of a rubric. */
export function readReview(form: Form, { items }: Rubric): ReadReview {
  const shares = items.map((item) => [item, shareIn(form, item)] as const);
  const adjustment = numberIn(form('adjustment'), 0);
  const remark = form('remark').replaceAll('\r\n', '\n').trim();
  const unreadable = shares.find(([, share]) => share === null)?.[0];
  const given: Given = {
    shares: Object.fromEntries(shares.map(([{ id }, share]) => [id, share ?? 0])),
    adjustment: adjustment ?? 0,
    remark,
  };
  const problem = unreadable
    ? message('review.wrong-given', { most: unreadable.points })
    : adjustment === null || Math.abs(adjustment) > mostAdjustment
      ? message('review.wrong-adjustment', { most: mostAdjustment })
      : remark.length > longestRemark
        ? message('review.wrong-remark', { most: longestRemark })
        : null;
  const replaces = form('replaces');
  const rubricRevision = numberIn(form('revision'), null) ?? -1;
  return { typed: { ...given, replaces, rubricRevision }, problem };
}
