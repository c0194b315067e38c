import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnosisNeeds } from '../../src/checks/diagnosis-needs.ts';
import { judge } from '../../src/checks/judge.ts';
import type { Observation, Seen } from '../../src/checks/observation.ts';
import { message } from '../../src/i18n/text.ts';
import { expectWellSaid } from './support/said.ts';
import {
  attachment,
  checkOf,
  container,
  happened,
  mount,
  network,
  summary,
  volume,
} from './support/seen.ts';

const name = fc.constantFrom(
  'web',
  'wbe',
  'data',
  'front',
  'bridge',
  '__proto__',
  'f'.repeat(64),
  '',
);
const text = fc.oneof(name, fc.string({ maxLength: 12 }));
const port = fc.constantFrom(0, 80, 8080, 32768);
const protocol = fc.constantFrom('tcp', 'udp', 'sctp');
const address = fc.constantFrom('', '0.0.0.0', '::', '127.0.0.1');
const destination = fc.constantFrom('/data', '/data/', '/', '', '/var/data');

const time = fc.constantFrom(
  '',
  'odd',
  '2026-01-01T00:00:01Z',
  '2026-01-01T00:00:01.5Z',
  '2026-01-01T00:00:02.5+01:00',
);
const limit = fc.option(fc.constantFrom(-1, 0, 0.5, 1024, 134217728));
const settings = fc.record({
  user: text,
  workingDirectory: destination,
  health: fc.constantFrom('none' as const, 'starting' as const, 'healthy' as const),
  restartCount: fc.nat(3),
  limits: fc.record({ memory: limit, swap: limit, cpuShares: limit, cpus: limit, pids: limit }),
});

const seenMount = fc
  .record({
    type: fc.constantFrom('volume', 'bind', 'tmpfs', 'npipe', 'image'),
    name: fc.option(name),
    destination,
    writable: fc.boolean(),
    anonymous: fc.boolean(),
  })
  .map(mount);
const seenPort = fc.record({ containerPort: port, protocol, hostAddress: address, hostPort: port });
const binding = fc.record({
  containerPort: port,
  protocol,
  hostAddress: address,
  hostPort: fc.option(port),
});
const seenContainer = fc
  .record({
    name,
    status: fc.constantFrom(
      'created',
      'running',
      'paused',
      'restarting',
      'removing',
      'exited',
      'dead',
    ),
    exitCode: fc.constantFrom(0, 1, 126, 127, 137),
    error: fc.constantFrom('', 'port is already allocated', 'odd'),
    startedAt: text,
    finishedAt: text,
    command: fc.array(text, { maxLength: 3 }),
    env: fc.dictionary(name, text, { maxKeys: 3 }),
    mounts: fc.array(seenMount, { maxLength: 4 }),
    ports: fc.array(seenPort, { maxLength: 4 }),
    bindings: fc.array(binding, { maxLength: 4 }),
    exposed: fc.array(fc.constantFrom('80/tcp', '80/udp'), { maxLength: 2 }),
    networkMode: fc.constantFrom('default', 'host', 'none'),
    networks: fc.dictionary(
      name,
      fc.array(text, { maxLength: 3 }).map((aliases) => attachment({ aliases })),
      { maxKeys: 3 },
    ),
    createdAt: time,
    settings: fc.option(settings, { nil: undefined }),
  })
  .map(({ settings: set, ...rest }) => container(set ? { ...rest, settings: set } : rest));
const seenNetwork = fc
  .array(fc.record({ containerId: text, containerName: name, address }), { maxLength: 3 })
  .chain((members) =>
    fc
      .uniqueArray(fc.constantFrom('172.20.0.0/16', '172.21.0.0/16', 'fd00::/64'), { minLength: 1 })
      .map((subnets) =>
        network({ members, ipam: subnets.map((subnet) => ({ subnet, gateway: '' })) }),
      ),
  );

function asSeen<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Seen<T>> {
  return fc.oneof(
    value.map((one): Seen<T> => ({ state: 'present', value: one })),
    fc.constant<Seen<T>>({ state: 'absent' }),
    fc.constant<Seen<T>>({ state: 'unknown', reason: message('engine.closed') }),
  );
}

const reply = fc.record(
  {
    status: fc.constantFrom(200, 404, 500),
    headers: fc.dictionary(name, text, { maxKeys: 2 }),
    body: fc.constantFrom('', '{"connected":true}', '{"connected":', '[]', 'null'),
    isCut: fc.constant(true as const),
  },
  { requiredKeys: ['status', 'headers', 'body'] },
);

function bounded<T>(item: fc.Arbitrary<T>) {
  return asSeen(fc.record({ items: fc.array(item, { maxLength: 3 }), complete: fc.boolean() })).map(
    (one) => ({ web: one }),
  );
}

const inside = {
  logs: bounded(text),
  changes: bounded(
    fc.record({ kind: fc.constantFrom('added' as const, 'deleted' as const), path: destination }),
  ),
  processes: asSeen(
    fc.array(fc.record({ pid: fc.nat(9), user: name, command: text }), { maxLength: 3 }),
  ).map((one) => ({ web: one })),
  files: asSeen(
    fc.record({
      type: fc.constantFrom('file' as const, 'directory' as const),
      size: fc.nat(9),
      mode: fc.constantFrom('644', '4755'),
      uid: fc.nat(2),
      gid: fc.nat(2),
      content: fc.option(text),
    }),
  ).map((one) => ({ 'container web:/data': one })),
  tcp: asSeen(fc.constant({ open: true as const })).map((one) => ({ 'web:80': one })),
  redis: asSeen(fc.record({ reply: text })).map((one) => ({ 'web:80': one })),
  selections: asSeen(fc.array(seenContainer, { maxLength: 3 })).map((one) => ({
    '{"network":"front"}': one,
  })),
};

const event = fc
  .record({
    afterMs: fc.nat(9),
    action: fc.constantFrom('create', 'start', 'attach', 'kill', 'die', 'exec_start', 'destroy'),
    type: fc.constantFrom('container', 'volume', 'network', 'image'),
    actor: fc.record({ id: fc.constantFrom('c'.repeat(64), 'd'.repeat(64)), name }),
    command: fc.option(text),
    attributes: fc.constantFrom<Record<string, string>>(
      {},
      { signal: '2', exitCode: '0', image: 'nginx' },
    ),
  })
  .map(({ afterMs, action, ...rest }) => happened(afterMs, action, rest));

const observed: fc.Arbitrary<Observation> = fc.record({
  ...inside,
  history: asSeen(fc.array(event, { maxLength: 8 })),
  events: asSeen(
    fc.array(event, { maxLength: 6 }).map((events) => ({
      since: 0,
      until: 1,
      gapUntil: null,
      interests: null,
      events: events.toSorted((one, other) => one.at - other.at),
    })),
  ),
  takenAt: fc.constant('2026-01-01T00:00:00.000Z'),
  engine: fc.constant(null),
  containers: fc.dictionary(name, asSeen(seenContainer), { maxKeys: 4 }),
  volumes: fc.dictionary(name, asSeen(name.map((one) => volume({ name: one }))), { maxKeys: 3 }),
  networks: fc.dictionary(name, asSeen(seenNetwork), { maxKeys: 3 }),
  http: asSeen(reply).map((one) => ({ 'web:80/': one })),
  lists: fc.record(
    {
      containers: asSeen(
        fc.array(
          name.map((one) => summary({ names: [one] })),
          { maxLength: 4 },
        ),
      ),
      volumes: asSeen(
        fc.array(
          name.map((one) => volume({ name: one })),
          { maxLength: 4 },
        ),
      ),
      networks: asSeen(
        fc.array(
          name.map((one) => network({ name: one })),
          { maxLength: 4 },
        ),
      ),
    },
    { requiredKeys: [] },
  ),
});

const checks = [
  { id: 'runs', container: 'web', expect: { running: true, image: 'nginx', 'exit-code': 0 } },
  { id: 'rests', container: 'web', expect: { running: false, command: { exclude: 'x' } } },
  {
    id: 'mounted',
    container: 'web',
    expect: {
      mounts: {
        include: [{ name: 'data', destination: '/data' }, { type: 'bind' }],
        exclude: { type: 'tmpfs' },
      },
    },
  },
  {
    id: 'only',
    container: 'web',
    expect: { mounts: [{ name: 'data' }], env: { front: { exists: false } } },
  },
  {
    id: 'ports',
    container: 'web',
    expect: { ports: { include: { 'host-port': 8080, 'container-port': 80 } } },
  },
  { id: 'any-port', container: 'web', expect: { ports: [{ 'host-address': 'any' }] } },
  {
    id: 'on',
    container: 'web',
    expect: {
      networks: { include: { name: 'front', aliases: { include: 'redis' } }, exclude: 'bridge' },
    },
  },
  { id: 'volume', volume: 'data', expect: { driver: 'local' } },
  {
    id: 'network',
    network: 'front',
    expect: { members: { include: ['web', 'wbe'], exclude: 'data' } },
  },
  {
    id: 'answers',
    http: { container: 'web', port: 80 },
    expect: { status: 200, json: { connected: true } },
  },
  {
    id: 'limited',
    container: 'web',
    expect: { any: [{ memory: '128M', swap: 'none' }, { not: { user: 'root' } }] },
  },
  {
    id: 'fares',
    container: 'web',
    expect: {
      'restart-count': { less: 2 },
      created: { after: { volume: 'data' } },
      'working-directory': '/data',
    },
  },
  {
    id: 'shows',
    container: 'web',
    expect: {
      logs: { include: 'web', exclude: 'x' },
      changes: { exclude: '/data' },
      processes: { count: { greater: 0 } },
    },
  },
  { id: 'file', file: { container: 'web', path: '/data' }, expect: { mode: 644, content: 'web' } },
  { id: 'closed', tcp: { container: 'web', port: 80 }, expect: { open: true } },
  { id: 'pong', redis: { container: 'web', port: 80 }, expect: { reply: 'PONG' } },
  {
    id: 'happened',
    events: [{ action: 'attach', actor: 'web' }],
    expect: { 'not-after': [{ action: ['die', 'destroy'], actor: 'web' }] },
  },
  { id: 'ran', events: [{ action: 'exec', actor: 'web', command: { include: 'a' } }] },
  { id: 'same', value: { container: 'web', fact: 'id' }, expect: { equal: 'd'.repeat(64) } },
  {
    id: 'port-value',
    value: { container: 'web', fact: 'published-port', port: 80 },
    expect: { equal: '8080' },
  },
  {
    id: 'alias-value',
    value: { container: 'web', fact: 'aliases', on: 'front' },
    expect: { 'not-equal': 'redis' },
  },
  { id: 'user-value', value: { container: 'web', fact: 'user' }, expect: { equal: 'root' } },
  { id: 'process-value', value: { container: 'web', fact: 'process' }, expect: { exists: true } },
  {
    id: 'member-value',
    value: { network: 'front', fact: 'member-address', of: 'web' },
    expect: { 'one-of': ['172.20.0.2', '172.20.0.3'] },
  },
  {
    id: 'subnet-value',
    value: { network: 'front', fact: 'subnet' },
    expect: { equal: '172.20.0.0/16' },
  },
  {
    id: 'label-value',
    value: { volume: 'data', fact: 'label', key: 'front' },
    expect: { exists: true },
  },
  {
    id: 'file-value',
    value: { file: { container: 'web', path: '/data' }, fact: 'content' },
    expect: { exists: true },
  },
  { id: 'used', volume: 'data', expect: { 'used-by': { count: { greater: 0 } } } },
].map(checkOf);

const selection = checkOf({
  id: 'selected',
  containers: { where: { network: 'front' }, count: 1 },
  expect: { running: true, memory: 'none' },
});

/** Whether the order is what it says: the words of a command, and what happened one after the other. */
function isOrdered(key: string, value: unknown): boolean {
  return ['command', 'entrypoint'].includes(key) || (key === 'events' && Array.isArray(value));
}

function shuffledDeep(value: unknown, turn: number): unknown {
  if (Array.isArray(value)) {
    const inner = value.map((one) => shuffledDeep(one, turn));
    const at = inner.length === 0 ? 0 : turn % inner.length;
    return [...inner.slice(at), ...inner.slice(0, at)].reverse();
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] =>
    isOrdered(key, one) ? [key, one] : [key, shuffledDeep(one, turn)],
  );
  return Object.fromEntries(entries.reverse());
}

const states = (things: Observation) =>
  judge([...checks, selection], things).findings.map(({ check, state }) => `${check} ${state}`);

describe('judging whatever was observed', () => {
  it('never throws, stays within its points, and can be said in both languages', () => {
    fc.assert(
      fc.property(observed, (things) => {
        const verdict = judge([...checks, selection], things);
        diagnosisNeeds([...checks, selection], verdict, things);
        expect(verdict.points).toBeLessThanOrEqual(verdict.max);
        for (const finding of verdict.findings) expectWellSaid(finding);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a reason for what failed, and for nothing else', () => {
    fc.assert(
      fc.property(observed, (things) => {
        for (const { state, diagnosis } of judge([...checks, selection], things).findings)
          if (state !== 'failed') expect(diagnosis).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of any array or key', () => {
    fc.assert(
      fc.property(observed, fc.nat(7), (things, turn) => {
        const turned = shuffledDeep(things, turn) as Observation;
        expect(states(turned)).toEqual(states(things));
      }),
      { numRuns: 300 },
    );
  });

  it('never passes what is absent or unknown, unless absence is asked for', () => {
    fc.assert(
      fc.property(observed, (things) => {
        const web = Object.hasOwn(things.containers, 'web') ? things.containers.web : undefined;
        const front = Object.hasOwn(things.networks, 'front') ? things.networks.front : undefined;
        const data = Object.hasOwn(things.volumes, 'data') ? things.volumes.data : undefined;
        for (const { check, state } of judge(checks, things).findings) {
          if (['happened', 'ran'].includes(check)) continue;
          const isOfFront = ['network', 'member-value', 'subnet-value'].includes(check);
          const isOfData = ['volume', 'used', 'label-value'].includes(check);
          const subject = isOfFront ? front : isOfData ? data : web;
          if (subject?.state !== 'present') expect(state).not.toBe('passed');
          if (subject?.state === 'unknown') expect(state).toBe('unknown');
        }
      }),
      { numRuns: 300 },
    );
  });
});
