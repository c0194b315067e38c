import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../src/checks/event.ts';
import { happenedIn, tellingEvents } from '../../src/checks/history.ts';
import { judge } from '../../src/checks/judge.ts';
import type { Container, Observation } from '../../src/checks/observation.ts';
import { languages } from '../../src/i18n/language.ts';
import { render } from '../../src/i18n/text.ts';
import { expectWellSaid } from './support/said.ts';
import {
  absent,
  attachment,
  checkOf,
  container,
  happened,
  mount,
  observation,
  published,
  seen,
  summary,
} from './support/seen.ts';

const otherId = 'd'.repeat(64);
const other = { actor: { id: otherId, name: 'strange' } };

/** What is seen where this happened, to whichever containers. `web` is there as it is changed, or gone. */
function seenAfter(
  events: readonly EngineEvent[],
  changes: Partial<Container> | null = {},
  more: Partial<Observation> = {},
): Observation {
  return observation({
    containers: { web: changes === null ? absent : seen(container(changes)) },
    events: seen({ since: 0, until: 1e13, gapUntil: null, interests: null, events: [] }),
    history: seen(events),
    lists: { containers: seen([]) },
    ...more,
  });
}

/** The reason that is given where only this is asked, and the command that is shown with it. */
function told(written: object, things: Observation): [string | null, string | null] {
  const [finding] = judge([checkOf(written)], things).findings;
  const { diagnosis = null, next = null } = finding ?? {};
  if (finding) expectWellSaid(finding);
  for (const language of languages)
    if (diagnosis) expect(render(diagnosis.text, language)).not.toMatch(/undefined|\{/);
  return [diagnosis?.id ?? null, next && render(next, 'en').replaceAll('`', '')];
}

const reasonOf = (written: object, things: Observation) => told(written, things)[0];

const runs = { container: 'web', expect: { running: true } };
const left = {
  events: [{ action: 'attach', actor: 'web' }],
  expect: { 'not-after': [{ action: 'die', actor: 'web' }] },
};
const ended = { status: 'exited', finishedAt: '2026-01-01T01:00:00Z' } as const;
const died = (at: number, exitCode = '0') => happened(at, 'die', { attributes: { exitCode } });
const killed = (at: number, signal: string) => happened(at, 'kill', { attributes: { signal } });

describe('a container that ended while somebody was attached', () => {
  it.each<[string, string, readonly EngineEvent[]]>([
    [
      'killed-in-attach',
      'a signal that the client passed on, and the one it is sent to go on',
      [happened(1, 'start'), happened(2, 'attach'), killed(900, '2'), killed(901, '18'), died(950)],
    ],
    [
      'killed-in-attach',
      'a run in the foreground',
      [happened(1, 'attach'), happened(2, 'start'), killed(900, '2'), died(950)],
    ],
    [
      'killed-in-attach',
      'a terminal, which tells of no signal',
      [happened(1, 'start'), happened(2, 'attach'), died(900, '130')],
    ],
    [
      'stopped',
      'docker stop, long after a detach that is no event',
      [happened(1, 'attach'), killed(900, '15'), died(950), happened(960, 'stop')],
    ],
    ['stopped', 'docker kill', [happened(1, 'attach'), killed(900, '9'), died(950, '137')]],
    [
      'stopped',
      'a signal an hour later',
      [happened(1, 'attach'), killed(3.6e6, '2'), died(3_600_050)],
    ],
    ['stopped', 'an end by itself, an hour later', [happened(1, 'attach'), died(3.6e6)]],
    [
      'stopped',
      'an end of its own in the foreground',
      [happened(1, 'attach'), happened(2, 'start'), died(9)],
    ],
    [
      'stopped',
      'an attach of the run before',
      [happened(1, 'attach'), died(2), happened(3, 'start'), killed(900, '2'), died(950)],
    ],
    ['stopped', 'another container', [happened(1, 'attach', other), killed(900, '2'), died(950)]],
    ['stopped', 'nothing that is known', []],
  ])('%s: %s', (id, _why, events) => {
    expect(reasonOf(runs, seenAfter(events, ended))).toBe(id);
  });

  it('is why it may not have died after an attach, also where it runs again', () => {
    const events = [happened(2, 'attach'), killed(900, '2'), died(950)];
    const log = { since: 0, until: 1e13, gapUntil: null, interests: null, events };
    const things = seenAfter([], {}, { events: seen(log) });
    expect(told(left, things)).toEqual([
      'killed-in-attach',
      'docker events --since 1h --until 0s --filter container=web',
    ]);
    const stopped = { ...log, events: [...events, happened(960, 'stop')] };
    expect(reasonOf(left, seenAfter([], {}, { events: seen(stopped) }))).toBeNull();
  });
});

describe('a command that was to be run in a container', () => {
  const ran = { events: [{ action: 'exec', actor: 'web', command: { include: '/tmp/it' } }] };
  const file = { file: { container: 'web', path: '/tmp/it' }, expect: { exists: true } };
  const changes = { container: 'web', expect: { changes: { include: '/tmp/it' } } };
  const processes = { container: 'web', expect: { processes: { include: { include: 'it' } } } };
  const none = {
    files: { 'container web:/tmp/it': absent },
    changes: { web: seen({ items: [], complete: true }) },
    processes: { web: seen([]) },
  };
  const made = happened(10, 'create', { ...other, attributes: { image: 'nginx:latest' } });
  const foreground = happened(11, 'attach', other);
  const exec = (at: number, command: string, more: Partial<EngineEvent> = {}) =>
    happened(at, 'exec_start', { command, ...more });

  it.each([
    ['its event', ran],
    ['the file', file],
    ['the changes', changes],
    ['the process', processes],
  ])('run-not-exec: a new container of the image was run; wanted is %s', (_what, check) => {
    const reason = (events: readonly EngineEvent[]) => reasonOf(check, seenAfter(events, {}, none));
    expect(reason([made, foreground])).toBe('run-not-exec');
    expect(reason([made, happened(11, 'die', other)])).toBe('run-not-exec');
    expect(reason([made])).toBeNull();
    expect(reason([{ ...made, at: made.at - 60_000 }, foreground])).toBeNull();
    expect(reason([{ ...made, attributes: { image: 'redis' } }, foreground])).toBeNull();
    expect(reason([made, foreground, exec(12, 'ls')])).toBeNull();
    expect(reason([])).toBeNull();
  });

  it('exec-elsewhere: it was run in another container', () => {
    const elsewhere = exec(10, 'touch /tmp/it', other);
    expect(reasonOf(ran, seenAfter([elsewhere]))).toBe('exec-elsewhere');
    expect(told(file, seenAfter([elsewhere], {}, none))).toEqual([
      'exec-elsewhere',
      'docker events --since 1h --until 0s --filter event=exec_start',
    ]);
    expect(reasonOf(ran, seenAfter([exec(10, 'ls', other)]))).toBeNull();
    expect(reasonOf(file, seenAfter([exec(10, 'touch /tmp/its', other)], {}, none))).toBeNull();
  });

  it('where any will do, none of a container that the task names or the engine asks how it fares', () => {
    const any = { id: 'any', events: [{ action: 'exec', actor: 'web' }] };
    const elsewhere = exec(10, 'redis-cli ping', other);
    expect(reasonOf(any, seenAfter([elsewhere]))).toBe('exec-elsewhere');
    expect(reasonOf(any, seenAfter([elsewhere, happened(11, 'health_status', other)]))).toBeNull();
    const named = [checkOf(any), checkOf({ ...runs, id: 'two', container: 'strange' })];
    expect(judge(named, seenAfter([elsewhere])).findings[0]?.diagnosis).toBeNull();
  });

  it('what one check wants of another container is no slip in a second check', () => {
    const both = [
      checkOf(ran),
      checkOf({ id: 'two', events: [{ action: 'exec', actor: 'strange' }] }),
    ];
    const things = seenAfter([exec(10, 'touch /tmp/it', other)]);
    expect(judge(both, things).findings[0]?.diagnosis).toBeNull();
  });

  it('is why it is not there: the container is gone, never was, does not run, or is another now', () => {
    expect(reasonOf(ran, seenAfter([], null))).toBe('never-created');
    expect(reasonOf(ran, seenAfter([], ended))).toBe('stopped');
    const first = { id: 'a'.repeat(64), name: 'web' };
    const again = [
      exec(1, 'touch /tmp/it', { actor: first }),
      happened(2, 'destroy', { actor: first }),
    ];
    expect(reasonOf(file, seenAfter(again, {}, none))).toBe('replaced');
    expect(reasonOf(file, seenAfter(again.slice(0, 1), {}, none))).toBeNull();
  });
});

describe('what was done to another container', () => {
  it('attach-elsewhere: unless that was run in the foreground', () => {
    const attach = happened(10, 'attach', other);
    expect(reasonOf(left, seenAfter([attach]))).toBe('attach-elsewhere');
    expect(reasonOf(left, seenAfter([happened(9, 'create', other), attach]))).toBeNull();
    const made = [happened(8, 'create', other), happened(9, 'start', other), attach];
    expect(reasonOf(left, seenAfter(made))).toBe('attach-elsewhere');
  });

  it('on-other-container: what nobody does by the way', () => {
    const paused = { events: [{ action: 'pause', actor: 'web' }] };
    expect(reasonOf(paused, seenAfter([happened(10, 'pause', other)]))).toBe('on-other-container');
    const started = { events: [{ action: 'start', actor: 'web' }] };
    expect(reasonOf(started, seenAfter([happened(10, 'start', other)]))).toBeNull();
  });
});

describe('what was there before', () => {
  const gone = (type: string, name: string, action = 'destroy') =>
    happened(10, action, { type, actor: { id: name, name } });

  it('already-removed: and only what was removed last', () => {
    const destroyed = happened(10, 'destroy');
    expect(told(runs, seenAfter([destroyed], null))).toEqual([
      'already-removed',
      'docker events --since 1h --until 0s --filter container=web',
    ]);
    expect(reasonOf(runs, seenAfter([happened(10, 'destroy', other)], null))).toBe('never-created');
    expect(reasonOf(runs, seenAfter([destroyed, happened(11, 'create')], null))).toBe(
      'never-created',
    );
    expect(
      reasonOf(
        { value: { container: 'web', fact: 'id' }, expect: { exists: true } },
        seenAfter([destroyed], null),
      ),
    ).toBe('already-removed');
    const lists = { volumes: seen([]), networks: seen([]), images: seen([]) };
    const exists = { exists: true };
    const volume = seenAfter([gone('volume', 'data')], {}, { volumes: { data: absent }, lists });
    expect(reasonOf({ volume: 'data', expect: exists }, volume)).toBe('already-removed');
    const network = seenAfter(
      [gone('network', 'front')],
      {},
      { networks: { front: absent }, lists },
    );
    expect(reasonOf({ network: 'front', expect: exists }, network)).toBe('already-removed');
    expect(
      reasonOf(
        { volume: 'data', expect: exists },
        { ...volume, history: seen([gone('network', 'data')]) },
      ),
    ).toBe('never-created');
  });

  it('already-removed: an image, told by its tag or by the id that had it', () => {
    const asked = { image: 'mine', expect: { exists: true } };
    const without = (events: readonly EngineEvent[]) =>
      seenAfter(events, {}, { images: { mine: absent }, lists: { images: seen([]) } });
    const id = `sha256:${'1'.repeat(64)}`;
    const tagged = happened(1, 'tag', { type: 'image', actor: { id, name: 'mine:latest' } });
    const untagged = happened(2, 'untag', { type: 'image', actor: { id, name: id } });
    expect(reasonOf(asked, without([tagged, untagged]))).toBe('already-removed');
    expect(reasonOf(asked, without([untagged]))).toBe('never-pulled');
    expect(reasonOf(asked, without([gone('image', 'mine:latest', 'untag')]))).toBe(
      'already-removed',
    );
  });

  it('replaced: the container of this id was removed, and another has its name', () => {
    const asked = { value: { container: 'web', fact: 'id' }, expect: { equal: otherId } };
    const removed = happened(10, 'destroy', { actor: { id: otherId, name: 'web' } });
    expect(reasonOf(asked, seenAfter([removed]))).toBe('replaced');
    expect(reasonOf(asked, seenAfter([]))).toBeNull();
    const since = {
      events: [{ action: 'exec', actor: 'web' }],
      expect: { 'not-after': [{ action: 'destroy', actor: 'web' }] },
    };
    const events = [happened(1, 'exec_start', { command: 'ls', actor: removed.actor }), removed];
    const log = seen({ since: 0, until: 1e13, gapUntil: null, interests: null, events });
    expect(reasonOf(since, seenAfter([], {}, { events: log }))).toBe('replaced');
    expect(reasonOf(since, seenAfter([], null, { events: log }))).toBe('already-removed');
  });
});

describe('what another container has', () => {
  const strange = (changes: Parameters<typeof summary>[0]) => ({
    lists: { containers: seen([summary({ names: ['strange'], ...changes })]) },
  });
  const mounts = {
    container: 'web',
    expect: { mounts: { include: { name: 'data', destination: '/data' } } },
  };
  const ports = {
    container: 'web',
    expect: { ports: { include: { 'host-port': 8080, 'container-port': 80 } } },
  };
  const networks = {
    container: 'web',
    expect: { networks: { include: { name: 'front', aliases: { include: 'redis' } } } },
  };

  it('on-other-container: the volume, where nothing of the learner’s is in its place', () => {
    const held = strange({ mounts: [mount()] });
    expect(told(mounts, seenAfter([], {}, held))).toEqual([
      'on-other-container',
      'docker container ls --all --filter volume=data',
    ]);
    const anonymous = { mounts: [mount({ name: 'f'.repeat(64), anonymous: true })] };
    expect(reasonOf(mounts, seenAfter([], anonymous, held))).toBe('on-other-container');
    const own = { mounts: [mount({ name: 'something' })] };
    expect(reasonOf(mounts, seenAfter([], own, held))).toBe('other-volume');
    expect(reasonOf(mounts, seenAfter([], {}, strange({})))).toBe('volume-never-mounted');
  });

  it('on-other-container: the port', () => {
    const held = strange({ ports: published(80, 8080).ports });
    expect(told(ports, seenAfter([], {}, held))).toEqual([
      'on-other-container',
      'docker container ls',
    ]);
    expect(reasonOf(ports, seenAfter([], published(80, 8081), held))).toBe('wrong-host-port');
    expect(reasonOf(ports, seenAfter([], {}, strange({})))).toBe('not-published');
  });

  it('on-other-container: the network, of a container of the same image, and the alias, of any', () => {
    const held = strange({ networks: ['front'] });
    expect(told(networks, seenAfter([], {}, held))).toEqual([
      'on-other-container',
      'docker network inspect front',
    ]);
    expect(
      reasonOf(networks, seenAfter([], {}, strange({ networks: ['front'], imageId: 'sha256:2' }))),
    ).toBe('default-bridge');
    const holder = container({
      id: otherId,
      name: 'app',
      networks: { front: attachment({ aliases: ['redis'] }) },
    });
    const selections = { '{"network":"front"}': seen([holder]) };
    const attached = { networks: { front: attachment() } };
    expect(reasonOf(networks, seenAfter([], attached, { selections }))).toBe('on-other-container');
    expect(reasonOf(networks, seenAfter([], attached))).toBe('alias-missing');
  });

  it('never one that the task itself names', () => {
    const both = [checkOf(mounts), checkOf({ ...runs, id: 'two', container: 'strange' })];
    const things = seenAfter([], {}, strange({ mounts: [mount()] }));
    expect(judge(both, things).findings[0]?.diagnosis?.id).toBe('volume-never-mounted');
  });
});

describe('what is known to have happened', () => {
  it('is what was kept for the checks and what was asked for besides, each once and in order', () => {
    const [first, second, third] = [
      happened(1, 'attach'),
      happened(2, 'die'),
      happened(3, 'start'),
    ];
    const log = { since: 0, until: 9, gapUntil: null, interests: null, events: [first, third] };
    const things = observation({ events: seen(log), history: seen([third, second]) });
    expect(happenedIn(things)).toEqual([first, second, third]);
    expect(happenedIn(observation())).toEqual([]);
  });

  it('is bounded: the last 256 that may tell a reason, with no endless command', () => {
    const many = Array.from({ length: 300 }, (_, at) => happened(at, 'attach'));
    expect(tellingEvents(many)).toEqual(many.slice(-256));
    expect(tellingEvents([happened(1, 'top'), happened(2, 'resize')])).toEqual([]);
    const [long] = tellingEvents([happened(1, 'exec_start', { command: 'x'.repeat(5000) })]);
    expect(long?.command).toHaveLength(1000);
  });
});
