import { expect, it } from 'vitest';
import { reasonPace } from '../../src/live/reason-pace.ts';

it('lets the first look begin at once, and the next after a tenth of a second', () => {
  const pace = reasonPace();
  expect(pace.waitMs(5_000)).toBe(0);
  pace.begins(5_000);
  expect(pace.waitMs(5_030)).toBe(70);
});

it('waits longer and longer while nothing comes of it, up to a second', () => {
  const pace = reasonPace();
  let now = 0;
  const waits: number[] = [];
  for (let look = 0; look < 7; look += 1) {
    pace.begins(now);
    const wait = pace.waitMs(now);
    waits.push(wait);
    now += wait;
  }
  expect(waits).toEqual([100, 200, 400, 800, 1000, 1000, 1000]);
});

it('is quick again when a look brought something, and after a quiet while', () => {
  const pace = reasonPace();
  for (const at of [0, 100, 300, 700]) pace.begins(at);
  pace.brought();
  expect(pace.waitMs(700)).toBe(100);
  for (const at of [900, 1_000, 1_300]) pace.begins(at);
  expect(pace.waitMs(1_300)).toBeGreaterThan(100);
  pace.begins(9_000);
  expect(pace.waitMs(9_000)).toBe(100);
});
