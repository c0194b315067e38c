import { expect, test } from 'vitest';
import type { EngineEvent } from '../../../src/checks/event.ts';
import { rawEvidence } from '../../../src/web/pages/raw-evidence.ts';
import { container, observation, seen } from '../../checks/support/seen.ts';

const events: readonly EngineEvent[] = Array.from({ length: 256 }, (_, at) => ({
  at,
  type: 'container',
  action: 'rename',
  command: null,
  actor: { id: 'cafe', name: 'web' },
  attributes: {},
}));
const log = { since: 0, until: 300, gapUntil: null, interests: null, events };

test('a page shows the newest of many events, says how many it leaves out, and all else', () => {
  const part = {
    containers: { web: seen(container()) },
    events: seen(log),
    history: seen(events),
  };
  const passed = { step: 'one', passedAt: 1, remembered: {}, answers: {} };
  const all = observation({ ...part, past: [{ ...passed, observation: observation(part) }] });
  const shown = JSON.parse(rawEvidence(all));
  for (const one of [shown, shown.past[0].observation]) {
    expect(one.containers).toEqual(part.containers);
    expect(one.history.value).toHaveLength(21);
    expect(one.history.value[0]).toBe('… +236');
    expect(one.events.value.events.at(-1)).toEqual(events.at(-1));
  }
  expect(rawEvidence(all).length).toBeLessThan(40_000);
});

test('few events are all shown', () => {
  const few = observation({ history: seen(events.slice(0, 20)) });
  expect(JSON.parse(rawEvidence(few))).toEqual(few);
});
