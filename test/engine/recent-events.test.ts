import { expect, test } from 'vitest';
import type { EngineEvent, EventLog } from '../../src/checks/event.ts';
import type { Seen } from '../../src/checks/observation.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import { recentEvents } from '../../src/engine/recent-events.ts';
import { disposableEngine } from '../support/engine.ts';
import { readOnlyProxy } from '../support/read-only-proxy.ts';
import { until } from '../support/until.ts';

const engine = disposableEngine({ images: ['redis:alpine'] });
const noon = Date.UTC(2026, 0, 5, 12);
const hour = 3_600_000;

function event(at: number, action = 'start'): EngineEvent {
  const actor = { id: 'cafe', name: 'web' };
  return { at, type: 'container', action, command: null, actor, attributes: {} };
}

/** A followed engine whose clock is ahead by so much, and how often it was asked. */
function followed(past: readonly EngineEvent[], aheadMs = 0) {
  let ms = 0;
  const asked: number[] = [];
  const recent = recentEvents(() => ms);
  const ask = (since: number) => async (): Promise<Seen<EventLog>> => {
    asked.push(since);
    const from = since + aheadMs;
    const events = past.filter(({ at }) => at >= from);
    const log = { since: from, until: from + hour, gapUntil: null, interests: null, events };
    return { state: 'present', value: log };
  };
  return {
    asked,
    recent,
    pass: (more: number) => {
      ms += more;
    },
    hear: (at: number, action = 'start') =>
      recent.hear({
        kind: 'event',
        event: {
          type: 'container',
          action,
          detail: null,
          actor: { id: 'cafe', attributes: { name: 'web' } },
          at,
        },
      }),
    async times(since: number) {
      const seen = await recent.since(since, ask(since));
      return seen.state === 'present' ? seen.value.map(({ at }) => at) : seen.state;
    },
  };
}

test('an engine that is followed is asked for its past once, and what comes after is heard', async () => {
  const { asked, recent, pass, hear, times } = followed([event(noon + 1), event(noon + 2)]);
  recent.hear({ kind: 'listening' });
  pass(1_000);
  expect(await times(noon)).toEqual([noon + 1, noon + 2]);
  hear(noon + 3);
  hear(noon + 4, 'top');
  expect(await times(noon)).toEqual([noon + 1, noon + 2, noon + 3]);
  expect(await times(noon + 2)).toEqual([noon + 2, noon + 3]);
  expect(asked).toEqual([noon]);
  await times(noon - hour);
  expect(asked).toEqual([noon, noon - hour]);
});

test.each([
  ['it is not followed', () => undefined],
  [
    'it has only just begun to listen',
    ({ recent }: ReturnType<typeof followed>) => recent.hear({ kind: 'listening' }),
  ],
  [
    'an event was lost',
    ({ recent, pass }: ReturnType<typeof followed>) => {
      recent.hear({ kind: 'listening' });
      pass(1_000);
      recent.hear({ kind: 'lost' });
    },
  ],
])('it is asked each time, or once more, where %s', async (_, begin) => {
  const one = followed([event(noon + 1)]);
  begin(one);
  expect(await one.times(noon)).toEqual([noon + 1]);
  one.recent.hear({ kind: 'lost' });
  expect(await one.times(noon)).toEqual([noon + 1]);
  expect(one.asked).toHaveLength(2);
});

test('one whose clock is an hour ahead is understood by its own clock', async () => {
  const { asked, recent, pass, hear, times } = followed([event(noon + hour + 1)], hour);
  recent.hear({ kind: 'listening' });
  pass(1_000);
  expect(await times(noon)).toEqual([noon + hour + 1]);
  hear(noon + hour + 5);
  expect(await times(noon + 3)).toEqual([noon + hour + 5]);
  expect(asked).toHaveLength(1);
});

test('no more is remembered than an engine itself would tell again', async () => {
  const { recent, pass, hear, times } = followed([]);
  recent.hear({ kind: 'listening' });
  pass(1_000);
  await times(noon);
  for (let at = 1; at <= 1_000; at += 1) hear(noon + at);
  const kept = await times(noon);
  expect(kept).toHaveLength(256);
  expect(kept.at(-1)).toBe(noon + 1_000);
});

test('on a real engine, what is heard is what would be told again', async () => {
  const proxy = await readOnlyProxy(engine().dockerHost);
  const watching = connectEngine({ DOCKER_HOST: proxy.dockerHost });
  const asking = connectEngine({ DOCKER_HOST: engine().dockerHost });
  const eventsSince = Date.now() - 5;
  const history = async (of: typeof watching) => {
    const { history: seen } = await of.observe([{ kind: 'history' }], { eventsSince });
    if (seen?.state !== 'present') throw new Error(`No history: ${JSON.stringify(seen)}`);
    return seen.value;
  };
  const heard: string[] = [];
  const stop = watching.follow((word) => {
    heard.push(word.kind === 'event' ? word.event.action : word.kind);
  });
  try {
    await until(async () => heard.includes('listening'), 'it listens');
    await new Promise((resolve) => setTimeout(resolve, 700));
    await history(watching);
    const replays = () => proxy.requests.filter((one) => one.includes('/events?')).length;
    const before = replays();
    await engine().docker(['run', '-d', '--name', 'redis', 'redis:alpine']);
    await engine().docker(['exec', 'redis', 'ls', '/data']);
    await engine().docker(['rm', '--force', 'redis']);
    await until(async () => heard.includes('destroy'), 'the end is heard');
    const [remembered, told] = await Promise.all([history(watching), history(asking)]);
    expect(remembered).toEqual(told);
    expect(remembered.map(({ action }) => action)).toContain('exec_start');
    expect(replays()).toBe(before);
  } finally {
    stop();
    watching.close();
    asking.close();
    await proxy.stop();
  }
});
