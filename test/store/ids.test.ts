import { expect, test, vi } from 'vitest';
import { continueIdsAfter, newId } from '../../src/store/ids.ts';

test('ids are different, and each sorts after the one before', () => {
  const ids = Array.from({ length: 200_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? ''))).toBe(true);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
});

test('a clock that goes back does not turn the order around', () => {
  const before = newId();
  vi.useFakeTimers({ now: Date.now() - 86_400_000 });
  try {
    expect(newId() > before).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('ids go on after those of an earlier run whose clock was ahead', () => {
  const stored = `${(Date.now() + 3_600_000).toString(16).padStart(12, '0')}ffff${'f'.repeat(16)}`;
  continueIdsAfter(stored);
  expect(newId() > stored).toBe(true);
});
