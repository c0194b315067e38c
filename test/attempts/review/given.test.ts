import { describe, expect, test } from 'vitest';
import {
  type Given,
  gradeOfReview,
  isSameGiven,
  suggestedShares,
} from '../../../src/attempts/review/given.ts';
import type { RubricItem } from '../../../src/attempts/review/rubric.ts';
import type { Finding } from '../../../src/checks/finding.ts';

const items: readonly RubricItem[] = [
  { id: 'why', text: { en: 'Says why', 'zh-CN': '说明原因' }, points: 2 },
  { id: 'how', text: 'Says how', points: 1 },
  { id: 'wrong', text: 'Says something wrong', points: -1 },
];

function given(changes: Partial<Given> = {}): Given {
  return { shares: {}, adjustment: 0, remark: '', ...changes };
}

describe('the grade of a review', () => {
  test('adds up shares of the items’ points, and takes those that are negative', () => {
    const grade = gradeOfReview(items, 3, given({ shares: { why: 0.5, how: 1, wrong: 1 } }), []);
    expect(grade).toEqual({
      points: 1,
      max: 3,
      state: 'partly-correct',
      feedback: [
        {
          part: 'why',
          state: 'correct',
          text: { en: 'Says why', 'zh-CN': '说明原因' },
          points: 1,
          max: 2,
        },
        {
          part: 'how',
          state: 'correct',
          text: { en: 'Says how', 'zh-CN': 'Says how' },
          points: 1,
          max: 1,
        },
        {
          part: 'wrong',
          state: 'incorrect',
          text: { en: 'Says something wrong', 'zh-CN': 'Says something wrong' },
          points: -1,
        },
      ],
      findings: [],
    });
  });

  test.each([
    ['below nothing', { shares: { wrong: 1 } }, 0, 'incorrect'],
    ['above the most', { shares: { why: 1, how: 1 }, adjustment: 5 }, 3, 'correct'],
    [
      'by points that are taken',
      { shares: { why: 1, how: 1 }, adjustment: -0.5 },
      2.5,
      'partly-correct',
    ],
  ] as const)('never goes out of its bounds: %s', (_what, changes, points, state) => {
    expect(gradeOfReview(items, 3, given(changes), [])).toMatchObject({ points, state });
  });

  test('says what is missing, but not what was never taken, nor an item that came later', () => {
    const { feedback } = gradeOfReview(items, 3, given({ shares: { why: 0, wrong: 0 } }), []);
    expect(feedback).toMatchObject([{ part: 'why', state: 'incorrect', points: 0 }]);
  });

  test('says the remark in its own words, and that points were added or taken', () => {
    const grade = gradeOfReview(items, 3, given({ adjustment: 1, remark: 'Well seen.' }), []);
    expect(grade.feedback).toEqual([
      { part: null, state: 'correct', text: { key: 'attempts.points-added' }, points: 1 },
      { part: null, state: 'note', text: { en: 'Well seen.', 'zh-CN': 'Well seen.' } },
    ]);
  });

  test('keeps what a task was judged by', () => {
    const text = { en: 'x', 'zh-CN': 'x' };
    const finding: Finding = {
      check: 'exists',
      title: text,
      state: 'failed',
      points: 0,
      max: 1,
      expected: text,
      found: text,
      diagnosis: null,
      next: null,
    };
    expect(gradeOfReview(items, 3, given(), [finding]).findings).toEqual([finding]);
  });
});

describe('what a review starts from', () => {
  const nothing = { points: 0, max: 3, state: 'needs-review', feedback: [], findings: [] } as const;
  const text = { en: 'x', 'zh-CN': 'x' };

  test('is what is suggested for each key point', () => {
    const part = { part: 'why', state: 'suggested', text, points: 2, max: 2 } as const;
    const suggested = { ...nothing, points: 2, feedback: [part] };
    expect(suggestedShares(items, suggested)).toEqual({ why: 1, how: 0, wrong: 0 });
  });

  test('is what was given, where points are given as one', () => {
    const one: readonly RubricItem[] = [{ id: 'given', text, points: 4 }];
    const graded = { ...nothing, points: 1, max: 4, state: 'partly-correct' } as const;
    expect(suggestedShares(one, graded)).toEqual({ given: 0.25 });
  });
});

test('two reviews are the same where every share, the points besides and the remark are', () => {
  const one = given({ shares: { why: 1 } });
  expect(isSameGiven(one, given({ shares: { why: 1 } }))).toBe(true);
  expect(isSameGiven(one, given({ shares: { why: 0.5 } }))).toBe(false);
  expect(isSameGiven(one, given({ shares: { why: 1, how: 0 } }))).toBe(false);
  expect(isSameGiven(one, { ...one, remark: 'x' })).toBe(false);
  expect(isSameGiven(one, { ...one, adjustment: 1 })).toBe(false);
});
