import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadOf } from '../../../src/web/pages/load.ts';

test('the line stands low without points, in the middle at half, and high with all', () => {
  expect(loadOf(0, 10)).toEqual({ points: 0, max: 10, level: 47, water: null });
  expect(loadOf(5, 10).level).toBe(32);
  expect(loadOf(10, 10).level).toBe(17);
});

test('more points never lower the line, and it never leaves the circle', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(loadOf(more, 10).level).toBeLessThanOrEqual(loadOf(less, 10).level);
        expect(loadOf(more, 10).level).toBeGreaterThan(10);
      },
    ),
  );
});

test('a chapter that gives no points has an empty mark', () => {
  expect(loadOf(0, 0).water).toBeNull();
});
