import { expect, test } from 'vitest';
import { countByThird, thirdsOf } from '../../../src/gradebook/analysis/thirds.ts';

function sizes(totals: readonly number[]) {
  return countByThird(thirdsOf(totals), () => true);
}

test('six different totals make thirds of two, whatever their order', () => {
  expect(thirdsOf([60, 10, 30, 20, 50, 40])).toEqual([
    'strong',
    'weak',
    'middle',
    'weak',
    'strong',
    'middle',
  ]);
});

test('equal totals are in the same third, by where the middle one of them stands', () => {
  // Of 5, the middle one of the three 7s stands at 0.5, the 1 at 0.1, the 9 at 0.9.
  expect(sizes([1, 7, 7, 7, 9])).toEqual({ weak: 1, middle: 3, strong: 1 });
  // The middle one of three at the lower end of 4 stands at 0.375, past a third; the other at 0.875.
  expect(sizes([2, 2, 2, 8])).toEqual({ weak: 0, middle: 3, strong: 1 });
});

test('where all are equal, all are in the middle; two learners are a weak and a strong one', () => {
  expect(sizes([3, 3, 3, 3])).toEqual({ weak: 0, middle: 4, strong: 0 });
  expect(sizes([1, 2])).toEqual({ weak: 1, middle: 0, strong: 1 });
  expect(sizes([])).toEqual({ weak: 0, middle: 0, strong: 0 });
});
