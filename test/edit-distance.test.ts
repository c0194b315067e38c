import { expect, it } from 'vitest';
import { editDistance, isWithinEdits } from '../src/edit-distance.ts';

it('counts a swap of neighbours as one step', () => {
  expect(editDistance('frnot', 'front')).toBe(1);
  expect(editDistance('', 'abc')).toBe(3);
});

it('looks no further than the limit', () => {
  expect(isWithinEdits('frnot', 'front', 1)).toBe(true);
  expect(isWithinEdits('frnto', 'front', 1)).toBe(false);
  expect(isWithinEdits('ab', 'abcd', 1)).toBe(false);
  expect(isWithinEdits('x'.repeat(201), 'x'.repeat(200), 1)).toBe(false);
  expect(isWithinEdits('x'.repeat(201), 'x'.repeat(201), 1)).toBe(true);
});
