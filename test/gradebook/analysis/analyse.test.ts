import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Analysis, analyse } from '../../../src/gradebook/analysis/analyse.ts';
import type { Figure } from '../../../src/gradebook/analysis/figure.ts';
import type { Marks } from '../../../src/gradebook/analysis/marks.ts';

function analysed(max: readonly number[], rows: Marks['rows']): Analysis {
  return analyse({ max, rows }, []);
}

function value({ value: found }: Figure): number {
  return found ?? Number.NaN;
}

const figures = ['facility', 'deviation', 'discrimination', 'efficiency', 'weight'] as const;

function valuesOf(analysis: Analysis, item: number): number[] {
  const found = analysis.items[item];
  return found ? figures.map((name) => value(found[name])) : [];
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [index, one] of expected.entries()) expect(found[index]).toBeCloseTo(one, 6);
}

// The totals are 4, 2, 2, 0: mean 2, deviations 2, 0, 0, −2, variance 8/3.
const class4 = [
  [1, 1, 2],
  [1, 0, 1],
  [0, 1, 1],
  [0, 0, 0],
];

test('the figures of items are those worked out by hand', () => {
  const analysis = analysed([1, 1, 2], class4);
  // First item: marks 1, 1, 0, 0, variance 1/3; the others bring 3, 1, 2, 0, variance 5/3; covariance 1/3, and 2/3 with
  // both sorted. So the discrimination is (1/3)/√(1/3·5/3) = 1/√5, the efficiency 1/2. The second is its mirror image.
  const first = [0.5, Math.sqrt(1 / 3), 100 / Math.sqrt(5), 50, 100 / (2 + Math.SQRT2)];
  expectClose(valuesOf(analysis, 0), first);
  expectClose(valuesOf(analysis, 1), first);
  // Third item: marks 2, 1, 1, 0 and the others bring 2, 1, 1, 0: both go together wholly.
  // The covariances with the totals are 2/3, 2/3, 4/3, their roots 1 : 1 : √2.
  expectClose(valuesOf(analysis, 2), [
    0.5,
    Math.sqrt(2 / 3),
    100,
    100,
    (100 * Math.SQRT2) / (2 + Math.SQRT2),
  ]);
});

test('the figures of the whole are those worked out by hand', () => {
  const { whole, totals } = analysed([1, 1, 2], class4);
  expect(totals).toEqual([4, 2, 2, 0]);
  // Consistency: 100·(3/2)·(1 − (1/3 + 1/3 + 2/3)/(8/3)) = 75; error ratio 100·√(1 − 0.75) = 50;
  // standard error half the deviation. Kurtosis: m₂ = 2, m₄ = 8, k₂ = 8/3,
  // k₄ = 16·(5·8 − 9·2²)/6 = 64/6, and 64/6 by (8/3)² is 3/2.
  expect({ learners: whole.learners, max: whole.max }).toEqual({ learners: 4, max: 4 });
  expect(value(whole.mean)).toBeCloseTo(2);
  expect(value(whole.median)).toBeCloseTo(2);
  expect(value(whole.deviation)).toBeCloseTo(Math.sqrt(8 / 3), 6);
  expect(value(whole.skewness)).toBeCloseTo(0, 6);
  expect(value(whole.kurtosis)).toBeCloseTo(1.5, 6);
  expect(value(whole.consistency)).toBeCloseTo(75, 6);
  expect(value(whole.errorRatio)).toBeCloseTo(50, 6);
  expect(value(whole.standardError)).toBeCloseTo(Math.sqrt(8 / 3) / 2, 6);
});

test('a lopsided class has a skewness, and an even one the mean of its middle two as median', () => {
  // Totals 0, 0, 3: deviations −1, −1, 2; m₃ = 2, k₃ = 9·2/2 = 9, k₂ = 3, and 9/3^1.5 = √3.
  const { whole } = analysed(
    [3, 1],
    [
      [0, 0],
      [0, 0],
      [3, 0],
    ],
  );
  expect(value(whole.skewness)).toBeCloseTo(Math.sqrt(3), 6);
  expect(whole.kurtosis).toEqual({ value: null, reason: 'too-few-learners' });
  expect(value(analysed([9], [[1], [2], [4], [9]]).whole.median)).toBe(3);
});

test('a question without an answer counts 0 and is not among the answered', () => {
  const blank = [...class4.slice(0, 3), [null, null, null]];
  const [filled, left] = [analysed([1, 1, 2], class4), analysed([1, 1, 2], blank)];
  expect(left.whole).toEqual(filled.whole);
  expect(left.items.map((item) => item.answered)).toEqual([3, 3, 3]);
  expect(valuesOf(left, 0)).toEqual(valuesOf(filled, 0));
});

test('an item that the better do worse on has no weight, and figures below 0', () => {
  // Marks 0, 0, 1 beside 3, 2, 0; totals 3, 2, 1. Covariance −5/6, variances 1/3 and 7/3, sorted 2/3:
  // the discrimination is −250/√7, the efficiency −125. With the totals −1/2.
  const analysis = analysed(
    [1, 3],
    [
      [0, 3],
      [0, 2],
      [1, 0],
    ],
  );
  const [first, second] = analysis.items;
  expect(first?.weight).toEqual({ value: null, reason: 'negative-covariance' });
  expect(value(first?.discrimination ?? analysis.whole.mean)).toBeCloseTo(-250 / Math.sqrt(7), 6);
  expect(value(first?.efficiency ?? analysis.whole.mean)).toBeCloseTo(-125, 6);
  expect(second?.weight).toEqual({ value: 100, reason: null });
  // Consistency: 100·2·(1 − (1/3 + 7/3)/1) = −1000/3.
  expect(value(analysis.whole.consistency)).toBeCloseTo(-1000 / 3, 6);
  expect(value(analysis.whole.errorRatio)).toBeCloseTo(100 * Math.sqrt(13 / 3), 6);
});

test('nobody gives no figure at all, and says why', () => {
  const { whole, items } = analysed([1, 2], []);
  const none = { value: null, reason: 'nobody' };
  for (const item of items) expect(figures.map((name) => item[name])).toEqual(Array(5).fill(none));
  expect(whole).toEqual({
    learners: 0,
    max: 3,
    mean: none,
    median: none,
    deviation: none,
    skewness: none,
    kurtosis: none,
    consistency: none,
    errorRatio: none,
    standardError: none,
  });
});

test('one learner has marks, and nothing to compare them with', () => {
  const { whole, items } = analysed([1, 2], [[1, 1]]);
  const none = { value: null, reason: 'one-learner' };
  expect(items.map((item) => item.facility.value)).toEqual([1, 0.5]);
  expect(items.map((item) => item.discrimination)).toEqual([none, none]);
  expect(items.map((item) => item.weight)).toEqual([none, none]);
  expect([whole.mean.value, whole.median.value]).toEqual([2, 2]);
  expect([whole.deviation, whole.skewness, whole.kurtosis, whole.consistency]).toEqual(
    Array(4).fill(none),
  );
});

test('an item that all have the same mark on discriminates nothing, also where fractions are rounded', () => {
  const { items, whole } = analysed(
    [1, 1],
    [
      [0.1, 1],
      [0.1, 0],
      [0.1, 1],
    ],
  );
  expect(items[0]).toMatchObject({
    deviation: { value: 0, reason: null },
    discrimination: { value: null, reason: 'same-marks' },
    efficiency: { value: null, reason: 'same-marks' },
    weight: { value: 0, reason: null },
  });
  expect(items[1]?.discrimination).toEqual({ value: null, reason: 'same-other-marks' });
  expect(items[1]?.weight).toEqual({ value: 100, reason: null });
  expect(value(whole.consistency)).toBeCloseTo(0, 6);
});

test('where all totals are the same there is no weight and no consistency', () => {
  const { items, whole } = analysed(
    [1, 1],
    [
      [1, 0],
      [0, 1],
    ],
  );
  const none = { value: null, reason: 'same-totals' };
  expect(items.map((item) => item.weight)).toEqual([none, none]);
  expect([whole.consistency, whole.errorRatio, whole.standardError]).toEqual([none, none, none]);
  expect(items[0]?.discrimination).toEqual({ value: -100, reason: null });
});

test('one item has nothing to go with, and one without points no facility', () => {
  const none = { value: null, reason: 'one-question' };
  const { items, whole } = analysed([2], [[0], [1], [2]]);
  expect(items[0]).toMatchObject({ discrimination: none, efficiency: none });
  expect(items[0]?.weight).toEqual({ value: 100, reason: null });
  expect(whole.consistency).toEqual(none);
  const worthless = analysed(
    [0, 1],
    [
      [0, 1],
      [0, 0],
    ],
  );
  expect(worthless.items[0]?.facility).toEqual({ value: null, reason: 'no-points' });
});

const mark = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
const matrix = fc.integer({ min: 2, max: 5 }).chain((items) =>
  fc.array(fc.array(mark, { minLength: items, maxLength: items }), {
    minLength: 2,
    maxLength: 12,
  }),
);

function full(rows: Marks['rows']): Marks {
  return { max: (rows[0] ?? []).map(() => 4), rows };
}

const wholeFigures = [
  'mean',
  'median',
  'deviation',
  'skewness',
  'kurtosis',
  'consistency',
  'errorRatio',
  'standardError',
] as const;

/** Every figure of an analysis, or why it is missing. */
function all({ items, whole }: Analysis): readonly (number | string)[] {
  const found = [
    ...items.flatMap((item) => figures.map((name) => item[name])),
    ...wholeFigures.map((name) => whole[name]),
  ];
  return found.map((one) => (one.value === null ? one.reason : one.value));
}

test('the order of the learners never matters', () => {
  fc.assert(
    fc.property(
      matrix.chain((rows) =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      ),
      ([rows, shuffled]) => {
        const [one, other] = [analyse(full(rows), []), analyse(full(shuffled), [])];
        expect(all(other)).toEqual(all(one));
        expect(other.thirds).toEqual(one.thirds);
      },
    ),
  );
});

test('an item keeps its facility, discrimination and efficiency when its points are multiplied', () => {
  fc.assert(
    fc.property(matrix, fc.integer({ min: 2, max: 7 }), (rows, factor) => {
      const scaled = rows.map(([first, ...rest]) => [(first ?? 0) * factor, ...rest]);
      const [before] = analyse(full(rows), []).items;
      const { max } = full(rows);
      const [after] = analyse({ max: [4 * factor, ...max.slice(1)], rows: scaled }, []).items;
      for (const name of ['facility', 'discrimination', 'efficiency'] as const) {
        expect(after?.[name].reason).toBe(before?.[name].reason);
        expect(after?.[name].value ?? 0).toBeCloseTo(before?.[name].value ?? 0, 6);
      }
    }),
  );
});

test('weights add up to 100, and no figure leaves its range', () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const { items } = analyse(full(rows), []);
      const weights = items.flatMap((item) => item.weight.value ?? []);
      if (weights.length > 0) expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 6);
      for (const { facility, discrimination, efficiency } of items) {
        expect(value(facility)).toBeGreaterThanOrEqual(0);
        expect(value(facility)).toBeLessThanOrEqual(1);
        expect(Math.abs(discrimination.value ?? 0)).toBeLessThanOrEqual(100 + 1e-6);
        expect(efficiency.value ?? 0).toBeLessThanOrEqual(100 + 1e-6);
      }
    }),
  );
});
