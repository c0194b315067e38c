import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../src/checks/bytes.ts';
import { judge } from '../../src/checks/judge.ts';
import { needKey } from '../../src/checks/need.ts';
import { needs } from '../../src/checks/needs.ts';
import type { Container, FileFacts, Observation } from '../../src/checks/observation.ts';
import { whereKey } from '../../src/checks/where.ts';
import { message, render } from '../../src/i18n/text.ts';
import {
  absent,
  checkOf,
  container,
  mount,
  observation,
  seeing,
  seen,
  volume,
} from './support/seen.ts';

function stateOf(written: object, things: Observation) {
  return judge([checkOf(written)], things).findings[0]?.state;
}

const settings = (changes: Partial<NonNullable<Container['settings']>> = {}) => ({
  settings: {
    user: '',
    workingDirectory: '',
    health: 'none' as const,
    restartCount: 0,
    limits: { memory: null, swap: null, cpuShares: null, cpus: null, pids: null },
    ...changes,
  },
});

const unknown = { state: 'unknown', reason: message('engine.closed') } as const;

describe('amounts of bytes', () => {
  it.each([
    ['128M', 134217728],
    ['128m', 134217728],
    ['128MiB', 134217728],
    ['134217728', 134217728],
    ['1.5g', 1610612736],
    ['64 KB', 65536],
    ['12b', 12],
  ])('%s is %d', (written, bytes) => {
    expect(bytesOf(written)).toBe(bytes);
  });

  it('are none where the unit is unknown', () => {
    expect(bytesOf('12 parsecs')).toBeNaN();
  });
});

describe('a container by its settings', () => {
  const limits = { memory: 134217728, swap: -1, cpuShares: null, cpus: 0.5, pids: null };
  it.each<[string, object, Parameters<typeof seeing>[0], string]>([
    ['memory by meaning', { memory: '128M' }, settings({ limits }), 'passed'],
    ['memory that is not limited', { memory: { less: '1G' } }, settings(), 'failed'],
    ['no limit where none shall be', { pids: 'none' }, settings({ limits }), 'passed'],
    ['swap without limit', { swap: { less: '1G' } }, settings({ limits }), 'failed'],
    ['root by its number', { user: 0 }, settings(), 'passed'],
    ['a user without its group', { user: 'redis' }, settings({ user: 'redis:redis' }), 'passed'],
    [
      'a user that is ruled out',
      { user: { exclude: 'root' } },
      settings({ user: '0:0' }),
      'failed',
    ],
    ['the directory where none is named', { 'working-directory': '/' }, settings(), 'passed'],
    ['settings that were not looked at in old evidence', { memory: { less: '1G' } }, {}, 'unknown'],
  ])('%s', (_, wanted, changes, state) => {
    expect(stateOf({ container: 'web', expect: wanted }, seeing(changes))).toBe(state);
  });
});

describe('conditions put together', () => {
  const logsUnknown = (changes: Parameters<typeof seeing>[0] = {}) => ({
    ...seeing(changes),
    logs: { web: unknown },
  });
  const logs = { logs: { include: 'x' } };
  it.each<[string, object, string]>([
    ['any, of which one holds', { any: [logs, { running: true }] }, 'passed'],
    ['any, of which one is unknown and none holds', { any: [logs, { paused: true }] }, 'unknown'],
    ['all, of which one fails', { all: [logs, { paused: true }] }, 'failed'],
    ['all, of which one is unknown', { all: [logs, { running: true }] }, 'unknown'],
    ['not, of what is unknown', { not: logs }, 'unknown'],
    [
      'not, of several of which one does not hold',
      { not: { running: true, paused: true } },
      'passed',
    ],
    ['not within any', { any: [{ not: { running: true } }, { not: { paused: true } }] }, 'passed'],
    ['what fails beside what is unknown', { ...logs, running: false }, 'failed'],
  ])('%s', (_, wanted, state) => {
    expect(stateOf({ container: 'web', expect: wanted }, logsUnknown())).toBe(state);
  });

  it('say what to look at besides, however deep', () => {
    const written = {
      container: 'web',
      expect: {
        any: [{ not: { processes: { include: 'sh' } } }, { created: { after: { volume: 'v' } } }],
      },
    };
    expect(needs([checkOf(written)]).map(needKey)).toEqual([
      'container web',
      'processes web',
      'volume v',
    ]);
  });
});

describe('a list of which only a part could be read', () => {
  const cut = { ...seeing(), logs: { web: seen({ items: ['ready'], complete: false }) } };
  it.each<[object, string]>([
    [{ include: 'ready' }, 'passed'],
    [{ include: 'gone' }, 'unknown'],
    [{ exclude: 'gone' }, 'unknown'],
    [{ exclude: 'ready' }, 'failed'],
    [{ count: 1 }, 'unknown'],
  ])('logs %j is %s', (wanted, state) => {
    expect(stateOf({ container: 'web', expect: { logs: wanted } }, cut)).toBe(state);
  });
});

describe('a selection', () => {
  const where = { image: 'redis' };
  const selected = (...containers: readonly Container[]) =>
    observation({ selections: { [whereKey(where)]: seen(containers) } });
  const one = container({ name: 'one', ...settings() });
  const other = container({ name: 'other', status: 'exited', ...settings() });
  const old = container({ name: 'old' });
  const running = { containers: { where }, expect: { running: true } };

  it('counts those that are as expected, one at least unless told', () => {
    expect(stateOf(running, selected(one, other))).toBe('passed');
    expect(stateOf(running, selected(other))).toBe('failed');
    expect(stateOf({ containers: { where, count: 2 } }, selected(one, other))).toBe('passed');
    expect(stateOf({ ...running, containers: { where, count: 2 } }, selected(one, other))).toBe(
      'failed',
    );
  });

  it('is unknown only where what is unknown decides', () => {
    const unlimited = { containers: { where, count: 2 }, expect: { memory: 'none' } };
    expect(stateOf(unlimited, selected(one, old))).toBe('unknown');
    expect(stateOf(unlimited, selected(one, other))).toBe('passed');
    const some = { containers: { where }, expect: { memory: 'none' } };
    expect(stateOf(some, selected(one, old))).toBe('passed');
    expect(stateOf(some, observation())).toBe('unknown');
  });

  it('has one key, however it is written', () => {
    expect(whereKey({ network: 'n', image: 'i' })).toBe(whereKey({ image: 'i', network: 'n' }));
  });
});

describe('when something was made', () => {
  const made = (containerAt: string, volumeAt: string) =>
    observation({
      containers: { web: seen(container({ createdAt: containerAt })) },
      volumes: { data: seen(volume({ createdAt: volumeAt })) },
    });
  const after = { container: 'web', expect: { created: { after: { volume: 'data' } } } };
  it.each([
    ['2026-01-01T00:00:02.5Z', '2026-01-01T00:00:01Z', 'passed'],
    ['2026-01-01T00:00:02.5Z', '2026-01-01T01:00:01+01:00', 'passed'],
    ['2026-01-01T00:00:00.999999999Z', '2026-01-01T00:00:01Z', 'failed'],
    ['2026-01-01T00:00:01.5Z', '2026-01-01T00:00:01Z', 'unknown'],
    ['', '2026-01-01T00:00:01Z', 'unknown'],
  ])('a container at %s, a volume at %s: %s', (containerAt, volumeAt, state) => {
    expect(stateOf(after, made(containerAt, volumeAt))).toBe(state);
  });

  it('fails beside what is gone', () => {
    const gone = observation({
      containers: { web: seen(container()) },
      volumes: { data: absent },
    });
    expect(stateOf(after, gone)).toBe('failed');
  });
});

it('a long volume name that is shown in part cannot be taken for one that is so short', () => {
  const wanted = { mounts: { include: { destination: '/data' } } };
  const check = checkOf({ container: 'web', expect: wanted });
  const foundWith = (name: string) => {
    const mounts = [{ ...mount(), name, destination: '/data' }];
    const [finding] = judge([check], seeing({ mounts })).findings;
    return finding && render(finding.found, 'en');
  };
  expect(foundWith('a1'.repeat(32))).toContain('`a1a1a1a1a1a1…`');
  expect(foundWith('a1a1a1a1a1a1')).toContain('`a1a1a1a1a1a1`');
});

describe('a file', () => {
  const file: FileFacts = { type: 'file', size: 3, mode: '4755', uid: 0, gid: 33, content: 'hi\n' };
  const inWeb = (value: FileFacts) => ({ ...seeing(), files: { 'container web:/f': seen(value) } });
  it.each<[string, object, string]>([
    ['mode in letters', { mode: '-rwsr-xr-x' }, 'passed'],
    ['mode with a zero before it', { mode: '04755' }, 'passed'],
    ['another mode', { mode: 755 }, 'failed'],
    ['owner and group', { owner: 'root:33' }, 'passed'],
    ['another group', { owner: '0:0' }, 'failed'],
    ['content without its last line break', { content: 'hi' }, 'passed'],
  ])('by %s', (_, wanted, state) => {
    const check = { file: { container: 'web', path: '//f/' }, expect: wanted };
    expect(stateOf(check, inWeb(file))).toBe(state);
  });

  it('that is no text is shown by the parts of it that can be read', () => {
    const dump: FileFacts = {
      ...file,
      content: 'REDIS0011\u0000\ufffd\n\u0005cargo\u0003tea\ufffd',
    };
    const check = checkOf({ file: { container: 'web', path: '/f' }, expect: { content: 'x' } });
    const [finding] = judge([check], inWeb(dump)).findings;
    expect(finding && render(finding.found, 'en')).toContain('`REDIS0011…cargo…tea…`');
  });

  it('that is too large has a size and no known content', () => {
    const large = inWeb({ ...file, size: 1e9, content: null });
    const check = (wanted: object) => ({ file: { container: 'web', path: '/f' }, expect: wanted });
    expect(stateOf(check({ size: { greater: '500M' } }), large)).toBe('passed');
    expect(stateOf(check({ content: { include: 'x' } }), large)).toBe('unknown');
  });

  it('is absent with its container, and that is no pass unless it was asked for', () => {
    const gone = observation({ containers: { web: absent } });
    const check = { file: { container: 'web', path: '/f' } };
    expect(stateOf({ ...check, expect: { exists: true } }, gone)).toBe('failed');
    expect(stateOf({ ...check, expect: { not: { type: 'file' } } }, gone)).toBe('failed');
  });
});

it('a closed port passes only where that is asked, and the container could be seen', () => {
  const closed = (open: boolean) => ({ tcp: { container: 'web', port: 80 }, expect: { open } });
  const refused = { ...seeing(), tcp: { 'web:80': absent } };
  expect(stateOf(closed(false), refused)).toBe('passed');
  expect(stateOf(closed(true), refused)).toBe('failed');
  const unseen = observation({ containers: { web: unknown }, tcp: { 'web:80': absent } });
  expect(stateOf(closed(false), unseen)).toBe('unknown');
});
