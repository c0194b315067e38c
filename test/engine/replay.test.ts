import { expect, onTestFinished, test } from 'vitest';
import type { EventLog } from '../../src/checks/event.ts';
import { judgeEvents } from '../../src/checks/events/expect.ts';
import { eventPattern } from '../../src/checks/events/pattern.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { type Replaying, replay } from '../../src/engine/replay.ts';
import { disposableEngine } from '../support/engine.ts';

const engine = disposableEngine({ images: ['redis:alpine'] });

function connected(): Engine {
  const found = connectEngine({ DOCKER_HOST: engine().dockerHost });
  onTestFinished(() => found.close());
  return found;
}

async function happenedSince(found: Engine, since: number) {
  const { events } = await found.observe([{ kind: 'events' }], { eventsSince: since });
  if (events?.state !== 'present') throw new Error(`No events: ${JSON.stringify(events)}`);
  return events.value;
}

const pattern = (written: object) => eventPattern.parse(written);

test('what was done since a time is told in its order, with its commands and how they ended', async () => {
  const found = connected();
  await engine().docker(['run', '-d', '--name', 'before', 'redis:alpine']);
  const since = Date.now();
  await engine().docker(['run', '-d', '--name', 'redis', 'redis:alpine']);
  await engine().docker(['exec', 'redis', 'ls', '-lhat', '/data']);
  await engine().docker(['network', 'create', 'apps']);
  await engine().docker(['network', 'connect', 'apps', 'redis']);
  await engine().docker(['stop', '--time', '1', 'redis']);
  const log = await happenedSince(found, since);
  expect(log.gapUntil).toBeNull();
  expect(log.events.some((event) => event.actor.name === 'before')).toBe(false);
  const seen = { state: 'present', value: log } as const;
  const sequence = [
    pattern({ action: 'create', actor: 'redis' }),
    pattern({ action: 'exec', actor: 'redis', command: 'ls -lhat /data', 'exit-code': 0 }),
    pattern({ type: 'network', action: 'connect', actor: 'apps', container: 'redis' }),
    pattern({ action: 'die', actor: 'redis' }),
  ];
  expect(judgeEvents(sequence, { exists: true }, seen).state).toBe('passed');
  expect(judgeEvents(sequence.toReversed(), { exists: true }, seen).state).toBe('failed');
});

test('what an engine can no longer tell is a gap: before its start, and beyond 256 events', async () => {
  const found = connected();
  const long = await happenedSince(found, Date.now() - 7 * 24 * 3600 * 1000);
  expect(long.gapUntil).toBeGreaterThan(long.since);
  const since = Date.now();
  await engine().shell(
    'for i in $(seq 1 140); do docker volume create v$i; docker volume rm v$i; done >/dev/null',
  );
  const log = await happenedSince(found, since);
  expect(log.events.length).toBeGreaterThan(200);
  expect(log.gapUntil).toBe(log.events[0]?.at);
});

const nothing: EventLog = { since: 0, until: 0, gapUntil: null, interests: null, events: [] };

function standIn(date: number | null, asked: string[]): Replaying {
  return {
    time: async () => ({ state: 'present', value: { date } }),
    told: async (since, until) => {
      asked.push(since, until);
      return { state: 'present', value: nothing.events };
    },
    bridge: async () => ({ state: 'absent' }),
  };
}

test('an engine whose clock is an hour off is asked by its own clock', async () => {
  const asked: string[] = [];
  const noon = Date.UTC(2026, 0, 5, 12);
  const hour = 3_600_000;
  await replay(noon - 60_000, () => noon, standIn(noon + hour, asked));
  await replay(noon - 60_000, () => noon + 300, standIn(noon, asked));
  expect(asked.map(Number)).toEqual([
    (noon - 60_000 + hour) / 1000,
    (noon + hour + 1000) / 1000,
    (noon - 60_000) / 1000,
    (noon + 300) / 1000,
  ]);
});
