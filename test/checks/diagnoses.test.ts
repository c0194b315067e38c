import { describe, expect, it } from 'vitest';
import { judge } from '../../src/checks/judge.ts';
import type { FileFacts, Observation, Seen } from '../../src/checks/observation.ts';
import { render } from '../../src/i18n/text.ts';
import { expectWellSaid } from './support/said.ts';
import {
  absent,
  attachment,
  checkOf,
  container,
  mount,
  network,
  observation,
  published,
  seeing,
  seen,
  summary,
  volume,
} from './support/seen.ts';

function reasonOf(written: object, things: Observation): string | undefined {
  const [finding] = judge([checkOf(written)], things).findings;
  if (finding) expectWellSaid(finding);
  return finding?.diagnosis?.id;
}

const anonymous = { name: 'f'.repeat(64), anonymous: true };
const wantsData = {
  mounts: { include: { type: 'volume', name: 'data', destination: '/data', writable: true } },
};
const wants8080 = { ports: { include: { 'host-port': 8080, 'container-port': 80 } } };
const wantsFront = { networks: { include: { name: 'front', aliases: { include: 'redis' } } } };
const runs = { running: true };
const ended = { status: 'exited', startedAt: '2026-01-01T00:00:00Z' } as const;
const live = (hostAddress: string, hostPort: number) => [
  { containerPort: 80, protocol: 'tcp', hostAddress, hostPort } as const,
];

describe('of a container that is there, the reason is', () => {
  it.each<[string, object, Parameters<typeof seeing>[0]]>([
    ['anonymous-volume', wantsData, { mounts: [mount(anonymous)] }],
    ['bind-mount', wantsData, { mounts: [mount({ type: 'bind', name: null, source: '/srv' })] }],
    ['tmpfs-mount', wantsData, { mounts: [mount({ type: 'tmpfs', name: null, source: '' })] }],
    ['read-only-mount', wantsData, { mounts: [mount({ writable: false })] }],
    [
      'wrong-destination',
      wantsData,
      { mounts: [mount({ destination: '/var/data' }), mount(anonymous)] },
    ],
    ['near-name', wantsData, { mounts: [mount({ name: 'dat' })] }],
    ['other-volume', wantsData, { mounts: [mount({ name: 'something' })] }],
    ['volume-never-mounted', wantsData, {}],
    [
      'volume-mount',
      { mounts: { include: { type: 'bind', destination: '/data' } } },
      { mounts: [mount()] },
    ],
    ['reversed-ports', wants8080, published(8080, 80)],
    ['wrong-container-port', wants8080, published(8000, 8080)],
    [
      'ephemeral-port',
      wants8080,
      {
        ports: live('0.0.0.0', 32768),
        bindings: [{ containerPort: 80, protocol: 'tcp', hostAddress: '', hostPort: null }],
      },
    ],
    ['wrong-host-port', wants8080, published(80, 8081)],
    [
      'wrong-protocol',
      wants8080,
      { bindings: [{ containerPort: 80, protocol: 'udp', hostAddress: '', hostPort: 8080 }] },
    ],
    [
      'loopback-only',
      { ports: { include: { 'host-port': 8080, 'container-port': 80, 'host-address': 'any' } } },
      { ...published(80, 8080), ports: live('127.0.0.1', 8080) },
    ],
    ['host-network', wants8080, { ...published(80, 8080), ports: [], networkMode: 'host' }],
    ['port-not-live', wants8080, { ...published(80, 8080), ports: [] }],
    ['not-published', wants8080, { exposed: ['80/tcp'] }],
    [
      'port-taken',
      runs,
      {
        status: 'created',
        exitCode: 128,
        error: 'Bind for 0.0.0.0:8080 failed: port is already allocated',
      },
    ],
    [
      'bad-command',
      runs,
      {
        status: 'created',
        exitCode: 127,
        error: 'exec: "nope": executable file not found in $PATH',
      },
    ],
    ['never-started', runs, { status: 'created' }],
    [
      'exited-at-once',
      runs,
      { ...ended, command: ['/bin/sh'], finishedAt: '2026-01-01T00:00:00.5Z' },
    ],
    [
      'exited-at-once',
      runs,
      {
        ...ended,
        entrypoint: ['docker-entrypoint.sh'],
        command: ['sh'],
        exposed: ['6379/tcp'],
        finishedAt: '2026-01-01T00:00:00.5Z',
      },
    ],
    [
      'exited-at-once',
      runs,
      { ...ended, command: ['/hello'], finishedAt: '2026-01-01T00:00:00.02Z' },
    ],
    ['exited-at-once', runs, { status: 'restarting' }],
    ['stopped', runs, { ...ended, exposed: ['80/tcp'], finishedAt: '2026-01-01T00:00:00.1Z' }],
    ['stopped', runs, { ...ended, exitCode: 137, finishedAt: '2026-01-01T01:00:00Z' }],
    ['exited-with-error', runs, { ...ended, exitCode: 1, finishedAt: 'not a time' }],
    ['crash-loop', runs, { status: 'restarting', exitCode: 1 }],
    ['paused', runs, { status: 'paused' }],
    ['wrong-image', { image: 'redis' }, {}],
    ['default-bridge', wantsFront, {}],
    ['host-network', wantsFront, { networkMode: 'host', networks: { host: attachment() } }],
    ['near-name', wantsFront, { networks: { fronts: attachment() } }],
    ['not-on-network', wantsFront, { networks: { elsewhere: attachment() } }],
    ['not-on-network', wantsFront, { networks: {} }],
    ['alias-missing', wantsFront, { networks: { front: attachment() } }],
    [
      'alias-on-wrong-network',
      wantsFront,
      { networks: { front: attachment(), back: attachment({ aliases: ['redis'] }) } },
    ],
    [
      'still-on-network',
      { networks: { include: 'front', exclude: 'bridge' } },
      { networks: { front: attachment(), bridge: attachment() } },
    ],
  ])('%s: %o', (id, expected, changes) => {
    expect(reasonOf({ container: 'web', expect: expected }, seeing(changes))).toBe(id);
  });
});

describe('the words of a reason', () => {
  const saying = (expected: object, changes: Parameters<typeof seeing>[0]) => {
    const check = checkOf({ container: 'web', expect: expected });
    const diagnosis = judge([check], seeing(changes)).findings[0]?.diagnosis;
    return diagnosis ? render(diagnosis.text, 'en') : '';
  };

  it('name the program that is missing, not the entrypoint that looked for it', () => {
    const failed = { status: 'exited', exitCode: 127, finishedAt: 'not a time' } as const;
    const entrypoint = ['/docker-entrypoint.sh'];
    expect(saying(runs, { ...failed, entrypoint, command: ['start-server'] })).toContain(
      'no program `start-server`',
    );
    expect(saying(runs, { ...failed, command: ['sh', '-c', 'start-server'] })).toContain(
      'Its log says which one',
    );
    const error =
      'OCI runtime create failed: exec: "/start.sh": no such file or directory: unknown';
    const created = { status: 'created', exitCode: 127, error } as const;
    expect(saying(runs, { ...created, entrypoint: ['/start.sh'], command: ['web'] })).toContain(
      'no program `/start.sh`',
    );
  });

  it('name the alias that was given, where it is a slip for the right one', () => {
    const given = (...aliases: string[]) => ({ networks: { front: attachment({ aliases }) } });
    expect(saying(wantsFront, given('reddis'))).toContain('answers to `reddis`');
    expect(saying(wantsFront, given('cache'))).toContain('does not answer to `redis`');
  });
});

describe('of what is not there, the reason is', () => {
  const none = (lists: Observation['lists']) =>
    observation({
      containers: { web: absent },
      volumes: { data: absent },
      networks: { front: absent },
      lists,
    });
  const listed = (changes: Parameters<typeof summary>[0]) =>
    none({ containers: seen([summary(changes)]) });

  it.each<[string, object, Observation]>([
    ['near-name', runs, listed({ names: ['Web'], image: 'other' })],
    ['near-name', runs, listed({ names: ['project-web'], image: 'other' })],
    ['other-container', { image: 'nginx' }, listed({})],
    ['other-container', wantsData, listed({ mounts: [mount({ writable: false })] })],
    ['other-container', wants8080, listed({ ports: live('0.0.0.0', 8080) })],
    ['never-created', { image: 'nginx', ...wantsFront }, listed({})],
    ['never-created', runs, listed({ names: ['web2'] })],
  ])('%s: a container, %o', (id, expected, things) => {
    expect(reasonOf({ container: 'web', expect: expected }, things)).toBe(id);
  });

  it('a volume or network of nearly the name, or none like it', () => {
    const lists = {
      volumes: seen([volume({ name: 'DATA' })]),
      networks: seen([network({ name: 'frnot' })]),
    };
    const exists = { expect: { exists: true } };
    expect(reasonOf({ volume: 'data', ...exists }, none(lists))).toBe('near-name');
    expect(reasonOf({ network: 'front', ...exists }, none(lists))).toBe('near-name');
    const empty = { volumes: seen([]), networks: seen([]) };
    expect(reasonOf({ volume: 'data', ...exists }, none(empty))).toBe('never-created');
    expect(reasonOf({ network: 'front', ...exists }, none(empty))).toBe('never-created');
  });

  it('never one of the containers that the task itself names', () => {
    const checks = [
      checkOf({ id: 'first', container: 'web', expect: { image: 'nginx' } }),
      checkOf({ id: 'second', container: 'wbe', expect: { image: 'nginx' } }),
    ];
    const things = observation({
      containers: { web: absent, wbe: seen(container({ name: 'wbe' })) },
      lists: { containers: seen([summary({ names: ['wbe'] })]) },
    });
    expect(judge(checks, things).findings[0]?.diagnosis?.id).toBe('never-created');
    const apart = { network: 'front', expect: { members: { exclude: 'wbe' } } };
    const others = [
      checkOf({ id: 'it', container: 'web', expect: { image: 'nginx' } }),
      checkOf({ id: 'apart', ...apart }),
    ];
    expect(judge(others, things).findings[0]?.diagnosis?.id).toBe('never-created');
  });
});

describe('of a request that failed, the reason is', () => {
  const ping = { http: { container: 'web', port: 80, path: '/' }, expect: { status: 200 } };
  const answering = (status: number, changes: Parameters<typeof seeing>[0], others = {}) =>
    observation({
      containers: { web: seen(container(changes)), ...others },
      http: { 'web:80/': seen({ status, headers: {}, body: '' }) },
    });
  const silent = (changes: Parameters<typeof seeing>[0]) => ({
    ...seeing(changes),
    http: { 'web:80/': absent },
  });

  it('what keeps the container from answering', () => {
    expect(reasonOf(ping, silent({}))).toBe('not-published');
    expect(reasonOf(ping, silent(published(8080, 80)))).toBe('reversed-ports');
    expect(reasonOf(ping, silent({ status: 'paused' }))).toBe('paused');
    expect(reasonOf(ping, silent(published(80, 8080)))).toBe('nothing-listens');
  });

  it('that the server shares no network with what it needs', () => {
    const peer = seen(container({ id: 'e'.repeat(64), name: 'redis' }));
    const front = { ...published(80, 8080), networks: { front: attachment() } };
    expect(reasonOf(ping, answering(500, front, { redis: peer }))).toBe('no-shared-network');
  });

  it('what is wrong with another container of the task', () => {
    const redis = checkOf({ id: 'redis', container: 'redis', expect: { running: true } });
    const things = answering(
      500,
      { ...published(80, 8080) },
      {
        redis: seen(container({ name: 'redis', status: 'exited', exitCode: 137 })),
      },
    );
    const [, finding] = judge([redis, checkOf(ping)], things).findings;
    expect(finding?.diagnosis?.id).toBe('stopped');
  });

  it('never that something is still there which should be gone', () => {
    const say = { en: 'It still runs.', 'zh-CN': '它还在运行。' };
    const old = checkOf({
      id: 'old',
      container: 'old',
      expect: { exists: false },
      diagnose: [{ id: 'still-running', when: { running: true }, say }],
    });
    const there = seen(container({ id: 'e'.repeat(64), name: 'old' }));
    const things = answering(500, { ...published(80, 8080) }, { old: there });
    const [gone, finding] = judge([old, checkOf(ping)], things).findings;
    expect(gone?.diagnosis?.id).toBe('still-running');
    expect(finding?.diagnosis?.id).not.toBe('still-running');
  });
});

describe('a reason', () => {
  it('of the author comes before Plimsoll’s own', () => {
    const say = { en: 'It is under /var.', 'zh-CN': '它在 /var 下。' };
    const when = { mounts: { include: { destination: '/var/data' } } };
    const written = {
      container: 'web',
      expect: wantsData,
      diagnose: [{ id: 'under-var', when, say }],
    };
    const [finding] = judge(
      [checkOf(written)],
      seeing({ mounts: [mount({ destination: '/var/data' })] }),
    ).findings;
    expect(finding?.diagnosis).toEqual({ id: 'under-var', text: say });
    expect(reasonOf(written, seeing({ mounts: [mount({ destination: '/srv' })] }))).toBe(
      'wrong-destination',
    );
  });

  it('of the author may be that the thing is not there, and is none where it is', () => {
    const say = { en: 'Nobody made it.', 'zh-CN': '没有人创建它。' };
    const diagnose = [{ id: 'nobody', when: { exists: false }, say }];
    const written = { container: 'web', expect: runs, diagnose };
    const gone = observation({ containers: { web: absent } });
    expect(reasonOf(written, gone)).toBe('nobody');
    expect(reasonOf(written, seeing({ status: 'paused' }))).toBe('paused');
    const file = { file: { container: 'web', path: '/a' }, expect: { type: 'file' }, diagnose };
    expect(reasonOf(file, { ...seeing(), files: { 'container web:/a': absent } })).toBe('nobody');
  });

  it('of the author is looked for at containers that are too many', () => {
    const say = { en: 'It is only stopped.', 'zh-CN': '它只是停止了。' };
    const written = {
      containers: { where: { name: 'web' }, count: 0 },
      diagnose: [{ id: 'only-stopped', when: { running: false }, say }],
    };
    const selected = (status: 'exited' | 'running') =>
      observation({ selections: { '{"name":"web"}': seen([container({ status })]) } });
    expect(reasonOf(written, selected('exited'))).toBe('only-stopped');
    expect(reasonOf(written, selected('running'))).toBeUndefined();
  });

  it('of the author with `exists: false` is about what is not there', () => {
    const say = { en: 'It was never saved.', 'zh-CN': '它从未保存过。' };
    const written = {
      file: { container: 'web', path: '/data/note' },
      expect: { content: 'kept' },
      diagnose: [{ id: 'never-saved', when: { exists: false }, say }],
    };
    const files = (note: Seen<FileFacts>) => ({ files: { 'container web:/data/note': note } });
    const note = { type: 'file', size: 4, mode: '644', uid: 0, gid: 0, content: 'lost' } as const;
    expect(reasonOf(written, { ...seeing(), ...files(absent) })).toBe('never-saved');
    expect(reasonOf(written, { ...seeing(), ...files(seen(note)) })).toBeUndefined();
    const gone = observation({ containers: { web: absent }, lists: { containers: seen([]) } });
    expect(reasonOf(written, { ...gone, ...files(absent) })).toBe('never-created');
  });

  it('of a value is why the thing that has it is not there', () => {
    const list = { containers: seen([]), volumes: seen([]), networks: seen([]) };
    const gone = observation({
      containers: { web: absent },
      volumes: { data: absent },
      networks: { front: absent },
      lists: list,
    });
    const other = { 'not-equal': 'x' };
    expect(reasonOf({ value: { container: 'web', fact: 'id' }, expect: other }, gone)).toBe(
      'never-created',
    );
    expect(reasonOf({ value: { volume: 'data', fact: 'driver' }, expect: other }, gone)).toBe(
      'never-created',
    );
    expect(reasonOf({ value: { network: 'front', fact: 'id' }, expect: other }, gone)).toBe(
      'never-created',
    );
  });

  it('is given for no check that passed', () => {
    expect(reasonOf({ container: 'web', expect: runs }, seeing())).toBeUndefined();
    const gone = observation({ containers: { web: absent } });
    expect(reasonOf({ container: 'web', expect: { exists: false } }, gone)).toBeUndefined();
  });

  it('of a network without a member is what is wrong with that container', () => {
    const things = {
      ...seeing({ status: 'created', error: 'port is already allocated' }),
      networks: { front: seen(network()) },
    };
    expect(reasonOf({ network: 'front', expect: { members: { include: 'web' } } }, things)).toBe(
      'port-taken',
    );
    const member = { containerId: '1', containerName: 'web', address: '' };
    const crowded = { ...seeing(), networks: { front: seen(network({ members: [member] })) } };
    expect(reasonOf({ network: 'front', expect: { members: { exclude: 'web' } } }, crowded)).toBe(
      'still-on-network',
    );
  });
});
