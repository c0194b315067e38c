import { describe, expect, test } from 'vitest';
import type { RubricItem } from '../../../src/attempts/review/rubric.ts';
import {
  type RubricPlan,
  rubricProblems,
  rubricReason,
} from '../../../src/attempts/review/rubric-change.ts';
import { render } from '../../../src/i18n/text.ts';

const why: RubricItem = { id: 'why', text: { en: 'Says why', 'zh-CN': '说明原因' }, points: 2 };
const how: RubricItem = { id: 'how', text: 'Says how', points: 1 };

function problemsOf(items: readonly RubricItem[], held: Readonly<Record<string, number>> = {}) {
  const plan: RubricPlan = {
    key: { assessment: '', chapter: 'sampler', question: 'essay' },
    rubric: { revision: 0, items: [why, how], changedBy: null },
    items,
    regrades: [],
    held: new Map(Object.entries(held)),
    fingerprint: '',
  };
  return rubricProblems(plan).map((problem) => render(problem, 'en'));
}

describe('a rubric can be changed', () => {
  test('in points, words and number of items', () => {
    expect(problemsOf([{ ...why, points: 3 }, how])).toEqual([]);
    expect(problemsOf([{ ...why, text: 'Names the reason' }, how])).toEqual([]);
    expect(problemsOf([why], { why: 2 })).toEqual([]);
  });

  test('but not to nothing, and not by taking away what somebody has', () => {
    expect(problemsOf([why, how])[0]).toContain('Nothing is changed yet');
    expect(problemsOf([{ ...why, points: -2 }])[0]).toContain('has to give points');
    expect(problemsOf([why], { how: 2 })).toEqual([
      '“Says how” cannot be removed: 2 answers have it. Take it back there first.',
    ]);
    const many = Array.from({ length: 21 }, (_, index) => ({ ...how, id: `item-${index}` }));
    expect(problemsOf([why, how, ...many])).toEqual(['A rubric has at most 20 items.']);
  });
});

test('the reason of the grades says what was changed, in the words of who changed it', () => {
  const renamed = { ...how, text: 'Says in what way' };
  const added: RubricItem = { id: 'new', text: 'Gives an example', points: 1 };
  expect(rubricReason([why, how], [{ ...why, points: 3 }, renamed, added], 'en')).toBe(
    'rubric: “Says why” 2 → 3; “Says how” → “Says in what way”; + “Gives an example” 1',
  );
  expect(rubricReason([why, how], [how], 'zh-CN')).toBe('rubric: − “说明原因”');
});
