import { expect, test } from 'vitest';
import { facilityBars } from '../../../src/gradebook/plots/facility-bars.ts';
import { histogram } from '../../../src/gradebook/plots/histogram.ts';
import { scatter } from '../../../src/gradebook/plots/scatter.ts';

test('every total is in one bin of the histogram, the most points in the last', () => {
  const totals = [0, 0.5, 1, 4.9, 5, 12, 12];
  const { bars, mean, left, right } = histogram(totals, 12, 6);
  expect(bars.map(({ from, to, count }) => [from, to, count]).filter(([, , n]) => n !== 0)).toEqual(
    [
      [0, 1, 2],
      [1, 2, 1],
      [4, 5, 1],
      [5, 6, 1],
      [11, 12, 2],
    ],
  );
  expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(totals.length);
  expect(mean).toBe((left + right) / 2);
});

test('the tallest bar reaches the top, and one twice as low half as high', () => {
  const { bars, top, floor } = histogram([1, 1, 3], 4, null);
  const heights = bars.filter((bar) => bar.count > 0).map((bar) => [bar.y, bar.height]);
  expect(heights).toEqual([
    [top, floor - top],
    [(top + floor) / 2, (floor - top) / 2],
  ]);
});

test('an uneven most of points ends the last bin', () => {
  const { bars } = histogram([10.5], 10.5, null);
  expect(bars.at(-1)).toMatchObject({ from: 10, to: 10.5, count: 1 });
});

test('the bars of facilities stand below one another, in the order of the questions', () => {
  const { bars, left, right } = facilityBars([
    { facility: 0.25, isFlagged: false },
    { facility: null, isFlagged: true },
    { facility: 1, isFlagged: false },
  ]);
  expect(bars.map((bar) => [bar.ordinal, bar.width])).toEqual([
    [1, (right - left) / 4],
    [2, 0],
    [3, right - left],
  ]);
  expect(bars.map((bar) => bar.y)).toEqual(bars.map((bar) => bar.y).toSorted((a, b) => a - b));
});

test('a question without a discrimination has no place in the scatter, and a flagged one its own shape', () => {
  const { dots, missing, zero, top, floor } = scatter([
    { facility: 0.5, discrimination: 0, isFlagged: false },
    { facility: 1, discrimination: null, isFlagged: false },
    { facility: 0.9, discrimination: -30, isFlagged: true },
  ]);
  expect(dots.map((dot) => dot.ordinal)).toEqual([1, 3]);
  expect(missing).toEqual([2]);
  expect(dots[0]?.y).toBe(zero);
  expect(dots[1]?.y).toBeGreaterThan(zero);
  expect(zero).toBeGreaterThan(top);
  expect(dots[1]?.y).toBeLessThanOrEqual(floor);
  expect(dots[0]?.shape).not.toBe(dots[1]?.shape);
});
