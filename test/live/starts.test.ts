import { expect, test } from 'vitest';
import type { Observation } from '../../src/checks/observation.ts';
import { createStarts, settledAfterMs } from '../../src/live/starts.ts';
import { container, observation, seen } from '../checks/support/seen.ts';

/** A look at one container that runs, taken when the machine's clock said `takenAt`. */
function running(startedAt: string, takenAt = '2026-01-01T00:00:00Z'): Observation {
  const web = container({ status: 'running', startedAt });
  return { ...observation({ containers: { web: seen(web) } }), takenAt };
}

test.each([
  ['hours behind', '2025-12-31T20:00:00Z'],
  ['right', '2026-01-01T00:00:00Z'],
  ['hours ahead', '2026-01-01T04:00:00Z'],
])('an engine whose clock is %s neither hurries nor holds back a verdict', (_how, startedAt) => {
  const starts = createStarts();
  expect(starts.saw(running(startedAt), 1_000, 1_010)).toBe(settledAfterMs + 10);
  expect(starts.saw(running(startedAt), 1_200, 1_210)).toBe(settledAfterMs + 10 - 200);
  expect(starts.saw(running(startedAt), 1_410, 1_420)).toBe(0);
});

test('a container that started again is new, and so is one that ended in between', () => {
  const starts = createStarts();
  starts.saw(running('2026-01-01T00:00:00Z'), 0, 0);
  expect(starts.saw(running('2026-01-01T00:00:09Z'), 9_000, 9_000)).toBe(settledAfterMs);
  expect(starts.saw(observation({ containers: {} }), 10_000, 10_000)).toBe(0);
  expect(starts.saw(running('2026-01-01T00:00:09Z'), 11_000, 11_000)).toBe(settledAfterMs);
});

test('a look that takes longer than that is not taken for a second one', () => {
  const starts = createStarts();
  expect(starts.saw(running('2026-01-01T00:00:00Z'), 0, 3_000)).toBe(3_000 + settledAfterMs);
  expect(starts.saw(running('2026-01-01T00:00:00Z'), 3_100, 6_000)).toBe(settledAfterMs - 100);
});
