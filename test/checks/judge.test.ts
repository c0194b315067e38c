import { describe, expect, it } from 'vitest';
import { judge } from '../../src/checks/judge.ts';
import { message, render } from '../../src/i18n/text.ts';
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
  volume,
} from './support/seen.ts';

function stateOf(written: object, seenThings = seeing()) {
  return judge([checkOf(written)], seenThings).findings[0]?.state;
}

function expecting(expected: object, changes: Parameters<typeof seeing>[0]) {
  return stateOf({ container: 'web', expect: expected }, seeing(changes));
}

const id = 'a'.repeat(64);
const image = (reference: string) => ({ image: { reference, id: `sha256:${id}`, tags: [] } });
const front = { networks: { front: attachment({ aliases: ['redis'] }) } };

describe('a container passes', () => {
  it.each<[string, object, Parameters<typeof seeing>[0]]>([
    ['when it runs', { running: true }, {}],
    ['when it shall not run, and has ended', { running: false }, { status: 'exited' }],
    ['by status', { status: { 'one-of': ['paused', 'exited'] } }, { status: 'paused' }],
    ['by exit code', { 'exit-code': 137 }, { status: 'exited', exitCode: 137 }],
    [
      'by repository, whatever the tag',
      { image: { repository: 'redis' } },
      image('docker.io/library/redis:7'),
    ],
    ['by repository and tag', { image: { repository: 'redis', tag: 'latest' } }, image('redis')],
    [
      'by reference, however it is written',
      { image: 'redis:latest' },
      image('docker.io/library/redis'),
    ],
    [
      'by a registry of its own',
      { image: 'localhost:5000/a/b' },
      image('localhost:5000/a/b:latest'),
    ],
    ['by image id', { image: { id: id.slice(0, 12) } }, image('anything')],
    [
      'made from an id, by the tag of that image',
      { image: 'redis:alpine' },
      { image: { reference: id.slice(0, 12), id, tags: ['redis:alpine'] } },
    ],
    [
      'made by a digest, by the tag of that image',
      { image: 'redis:alpine' },
      { image: { reference: `redis@sha256:${id}`, id, tags: ['redis:alpine'] } },
    ],
    [
      'by tag, with a digest besides',
      { image: 'redis:alpine' },
      image(`redis:alpine@sha256:${id}`),
    ],
    ['by command as text', { command: 'sleep 60' }, { command: ['sleep', '60'] }],
    ['by command as words', { command: ['sleep', '60'] }, { command: ['sleep', '60'] }],
    [
      'by environment',
      { env: { HOST: 'redis', PORT: 6379, NO: { exists: false } } },
      { env: { HOST: 'redis', PORT: '6379' } },
    ],
    ['by labels', { labels: { tier: { pattern: '^front' } } }, { labels: { tier: 'frontend' } }],
    [
      'by a mount',
      {
        mounts: {
          include: { type: 'volume', name: 'data', destination: '/data/', writable: true },
        },
      },
      { mounts: [mount()] },
    ],
    [
      'with exactly these mounts, in another order',
      { mounts: [{ name: 'b' }, { name: 'a' }] },
      { mounts: [mount({ name: 'a' }), mount({ name: 'b' })] },
    ],
    [
      'without a mount that is excluded',
      { mounts: { exclude: { type: 'bind' } } },
      { mounts: [mount()] },
    ],
    [
      'by a published port',
      { ports: { include: { 'host-port': '8080', 'container-port': 80 } } },
      published(80, 8080),
    ],
    [
      'by a port on every address, IPv4 and IPv6 as one',
      { ports: [{ 'host-address': 'any', 'host-port': 8080 }] },
      {
        ports: ['0.0.0.0', '::'].map((hostAddress) => ({
          containerPort: 80,
          protocol: 'tcp' as const,
          hostPort: 8080,
          hostAddress,
        })),
      },
    ],
    ['by network', { networks: { include: 'front', exclude: 'bridge' } }, front],
    [
      'by an alias',
      { networks: { include: { name: 'front', aliases: { include: 'redis' } } } },
      front,
    ],
    [
      'by its own name, which answers too',
      { networks: { include: { name: 'front', aliases: { include: 'web' } } } },
      front,
    ],
    [
      'by restart policy',
      { 'restart-policy': 'on-failure' },
      { restartPolicy: { name: 'on-failure', maximumRetryCount: 3 } },
    ],
    [
      'by restart policy with its count',
      { 'restart-policy': 'on-failure:3' },
      { restartPolicy: { name: 'on-failure', maximumRetryCount: 3 } },
    ],
    [
      'with no policy, which is “no”',
      { 'restart-policy': 'no' },
      { restartPolicy: { name: '', maximumRetryCount: 0 } },
    ],
  ])('%s', (_, expected, changes) => {
    expect(expecting(expected, changes)).toBe('passed');
  });
});

describe('a container fails', () => {
  it.each<[string, object, Parameters<typeof seeing>[0]]>([
    [
      'when it keeps restarting, which Docker also calls running',
      { running: true },
      { status: 'restarting' },
    ],
    ['by the exit code 0 that the engine gives one that still runs', { 'exit-code': 0 }, {}],
    ['by the exit code 0 of one that never ran', { 'exit-code': 0 }, { status: 'created' }],
    [
      'by a repository that only looks alike',
      { image: { repository: 'redis' } },
      image('bitnami/redis'),
    ],
    ['by another tag', { image: 'redis:alpine' }, image('redis')],
    [
      'without a command, whatever it must not contain',
      { command: { exclude: 'x' } },
      { command: [] },
    ],
    ['without the variable, whatever it must not contain', { env: { A: { exclude: 'x' } } }, {}],
    [
      'with one mount for two wishes',
      { mounts: { include: [{ type: 'volume' }, { destination: '/data' }] } },
      { mounts: [mount()] },
    ],
    [
      'read-only',
      { mounts: { include: { destination: '/data', writable: true } } },
      { mounts: [mount({ writable: false })] },
    ],
    [
      'over UDP where TCP is meant',
      { ports: { include: { 'container-port': 80 } } },
      { ports: [{ containerPort: 80, protocol: 'udp', hostAddress: '', hostPort: 80 }] },
    ],
    [
      'with a port that is bound and not live',
      { ports: { include: { 'container-port': 80 } } },
      { ...published(80, 8080), ports: [] },
    ],
    [
      'with more ports than exactly these',
      { ports: [{ 'host-port': 1 }] },
      { ports: [...published(80, 1).ports, ...published(80, 2).ports] },
    ],
    [
      'with an alias on the default bridge, where no name answers',
      { networks: { include: { name: 'bridge', aliases: { include: 'web' } } } },
      {},
    ],
    [
      'with a parameter that was not filled in',
      { ports: { include: { 'host-port': '{{port}}' } } },
      published(80, 8080),
    ],
  ])('%s', (_, expected, changes) => {
    expect(expecting(expected, changes)).toBe('failed');
  });
});

describe('absence', () => {
  const none = observation({
    containers: { web: absent },
    volumes: { data: absent },
    networks: { front: absent },
  });

  it('passes only where it is asked for', () => {
    expect(stateOf({ container: 'web', expect: { exists: false } }, none)).toBe('passed');
    expect(stateOf({ container: 'web', expect: { running: false } }, none)).toBe('failed');
    expect(
      stateOf({ container: 'web', expect: { mounts: { exclude: { type: 'bind' } } } }, none),
    ).toBe('failed');
    expect(stateOf({ volume: 'data', expect: { labels: { a: { exists: false } } } }, none)).toBe(
      'failed',
    );
    expect(stateOf({ network: 'front', expect: { members: [] } }, none)).toBe('failed');
  });

  it('fails where the thing is there', () => {
    expect(stateOf({ container: 'web', expect: { exists: false } })).toBe('failed');
  });

  it('is not taken from what was not looked at', () => {
    expect(stateOf({ container: 'constructor', expect: { exists: false } })).toBe('unknown');
  });
});

describe('volumes and networks', () => {
  const things = observation({
    volumes: { data: seen(volume({ labels: { chapter: '4' } })) },
    networks: {
      front: seen(
        network({ members: [{ containerId: '1', containerName: 'web', address: '172.20.0.2' }] }),
      ),
    },
  });

  it.each([
    [
      'passed',
      { volume: 'data', expect: { driver: 'local', anonymous: false, labels: { chapter: 4 } } },
    ],
    ['failed', { volume: 'data', expect: { anonymous: true } }],
    [
      'passed',
      {
        network: 'front',
        expect: { driver: 'bridge', subnet: '172.20.0.0/16', gateway: { pattern: '\\.1$' } },
      },
    ],
    [
      'passed',
      {
        network: 'front',
        expect: {
          members: { include: { container: 'web', address: '172.20.0.2' }, exclude: 'redis' },
        },
      },
    ],
    ['failed', { network: 'front', expect: { members: { include: 'redis' } } }],
  ])('%s: %o', (state, written) => {
    expect(stateOf(written, things)).toBe(state);
  });
});

describe('a request to a published port', () => {
  const written = (expected: object) => ({
    http: { container: 'web', port: 80, path: '/ping' },
    expect: expected,
  });
  const reply = {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: '{"connected":true,"n":[1]}',
  };
  const answered = { ...seeing(published(80, 8080)), http: { 'web:80/ping': seen(reply) } };

  it.each([
    ['passed', { status: 200, json: { connected: true } }],
    ['passed', { header: { 'content-TYPE': { include: 'json' } }, body: { pattern: 'connected' } }],
    ['passed', { json: { n: [1] } }],
    ['failed', { json: { connected: false } }],
    ['failed', { json: { n: [1, 2] } }],
    ['failed', { json: { missing: null } }],
    ['failed', { status: { 'one-of': [301, 302] } }],
  ])('%s: %o', (state, expected) => {
    expect(stateOf(written(expected), answered)).toBe(state);
  });

  it('fails where nothing answers, and where the container is not there', () => {
    const silent = { ...answered, http: { 'web:80/ping': absent } };
    expect(stateOf(written({ status: 200 }), silent)).toBe('failed');
    const gone = observation({ containers: { web: absent }, http: { 'web:80/ping': absent } });
    expect(stateOf(written({ status: 200 }), gone)).toBe('failed');
  });

  it('is unknown where the engine could not say', () => {
    const reason = message('engine.probe-silent', { port: '80' });
    const unknown = { ...answered, http: { 'web:80/ping': { state: 'unknown', reason } as const } };
    const [finding] = judge([checkOf(written({ status: 200 }))], unknown).findings;
    expect(finding).toMatchObject({ state: 'unknown', points: 0, found: reason, diagnosis: null });
  });
});

describe('a verdict', () => {
  const checks = [
    checkOf({ id: 'runs', points: 2, container: 'web', expect: { running: true } }),
    checkOf({ id: 'image', points: 3, container: 'web', expect: { image: 'redis' } }),
  ];

  it('gives all of a check’s points or none, and passes only in full', () => {
    const verdict = judge(checks, seeing());
    expect(verdict).toMatchObject({ passed: false, points: 2, max: 5 });
    expect(judge(checks.slice(0, 1), seeing())).toMatchObject({ passed: true, points: 2, max: 2 });
    expect(judge([], seeing()).passed).toBe(false);
  });

  it('says what was expected, what was found, why, and where to look, in both languages', () => {
    const [, finding] = judge(checks, seeing()).findings;
    if (!finding?.diagnosis || !finding.next) throw new Error('no diagnosis');
    expect(render(finding.expected, 'en')).toBe('Container `web`: image `redis`');
    expect(render(finding.found, 'zh-CN')).toBe('容器 `web`：镜像 `nginx`');
    expect(render(finding.diagnosis.text, 'en')).toContain('`web` was made from `nginx`');
    expect(render(finding.next, 'en')).toContain('docker container inspect');
  });

  it('lets what is right from the start count only after the checks it comes after', () => {
    const [runs, image] = checks;
    if (!runs || !image) throw new Error('two checks');
    const early = [image, { ...runs, after: ['image'] }];
    const verdict = judge(early, seeing());
    expect(verdict).toMatchObject({ passed: false, points: 0, max: 5 });
    const [, waiting] = verdict.findings;
    if (!waiting) throw new Error('two findings');
    expect(waiting).toMatchObject({ state: 'waiting', points: 0, diagnosis: null, next: null });
    expect(render(waiting.found, 'en')).toContain('Container `web`: image `redis`');
    const done = seeing({ image: { reference: 'redis', id: 'sha256:1', tags: [] } });
    expect(judge(early, done)).toMatchObject({ passed: true, points: 5 });
    const [, broken] = judge(early, seeing({ status: 'exited' })).findings;
    expect(broken).toMatchObject({ state: 'failed', points: 0 });
  });

  it('survives being stored as JSON, and is the same again', () => {
    const things = seeing({ mounts: [mount()] });
    expect(judge(checks, JSON.parse(JSON.stringify(things)))).toEqual(judge(checks, things));
    expect(JSON.parse(JSON.stringify(judge(checks, things)))).toEqual(judge(checks, things));
  });

  it('keeps a container that is called like a part of JavaScript apart from it', () => {
    const named = observation({
      containers: { constructor: seen(container({ name: 'constructor' })) },
    });
    expect(stateOf({ container: 'constructor', expect: { running: true } }, named)).toBe('passed');
    expect(stateOf({ container: 'toString', expect: { running: true } }, named)).toBe('unknown');
  });
});

it('says what helps where the engine has forgotten what happened', () => {
  const gap = { since: 0, until: 100, gapUntil: 50, interests: null, events: [] };
  const next = (expected: object) => {
    const check = checkOf({ events: [{ action: 'attach', actor: 'web' }], ...expected });
    const [finding] = judge([check], observation({ events: seen(gap) })).findings;
    if (!finding?.next) throw new Error('Nothing is said to look at.');
    expect(finding.state).toBe('unknown');
    expectWellSaid(finding);
    return render(finding.next, 'en');
  };
  expect(next({})).toContain('do this step again');
  expect(next({ expect: { exists: false } })).toContain('started over');
  expect(next({ expect: { count: 2 } })).toContain('started over');
});
