import { expect, test } from 'vitest';
import { fromEvidence, toEvidence } from '../../src/attempts/evidence.ts';
import { joinObservations } from '../../src/attempts/look.ts';
import { judge } from '../../src/checks/judge.ts';
import type { Container, Observation } from '../../src/checks/observation.ts';
import { check } from '../../src/checks/schema.ts';

function container(name: string): Container {
  return {
    id: 'a'.repeat(64),
    name,
    image: { reference: 'redis:alpine', id: 'sha256:1', tags: [] },
    status: 'running',
    exitCode: 0,
    error: '',
    createdAt: '',
    startedAt: '',
    finishedAt: '',
    entrypoint: [],
    command: [],
    env: { PASSWORD: 'secret' },
    labels: {},
    hostname: '',
    restartPolicy: { name: 'no', maximumRetryCount: 0 },
    mounts: [],
    ports: [],
    bindings: [],
    exposed: [],
    networkMode: 'bridge',
    networks: {},
  };
}

function observation(parts: Partial<Observation> = {}): Observation {
  return {
    takenAt: '2026-01-01T00:00:00.000Z',
    engine: null,
    containers: {},
    volumes: {},
    networks: {},
    http: {},
    lists: {},
    ...parts,
  };
}

const manyVolumes = {
  state: 'present',
  value: Array.from({ length: 10_000 }, (_, index) => ({
    name: `volume-${index}`,
    driver: 'local',
    scope: 'local',
    mountpoint: `/var/lib/docker/volumes/volume-${index}/_data`,
    createdAt: '',
    labels: {},
    options: {},
    anonymous: false,
  })),
} as const;

test('only containers that the task names keep the values of their environment', () => {
  const seen = observation({
    containers: {
      redis: { state: 'present', value: container('redis') },
      other: { state: 'present', value: container('other') },
    },
  });
  const kept = fromEvidence(toEvidence(seen, [{ kind: 'container', name: 'redis' }]));
  expect(kept.containers.redis).toEqual(seen.containers.redis);
  expect(JSON.stringify(kept.containers.other)).not.toContain('secret');
});

test('of selected containers only those keep it that the task selects, and asks for it', () => {
  const value = [container('redis')];
  const seen = observation({
    selections: {
      '{"image":"redis"}': { state: 'present', value },
      '{"network":"front"}': { state: 'present', value },
    },
  });
  const needs = [{ kind: 'selection', where: { image: 'redis' } }] as const;
  const kept = fromEvidence(toEvidence(seen, needs, true)).selections ?? {};
  expect(JSON.stringify(kept['{"image":"redis"}'])).toContain('secret');
  expect(JSON.stringify(kept['{"network":"front"}'])).not.toContain('secret');
  expect(JSON.stringify(toEvidence(seen, needs, false))).not.toContain('secret');
});

test('very long evidence keeps the named things and loses lists and long bodies', () => {
  const body = 'x'.repeat(64 * 1024);
  const replies = Array.from({ length: 20 }, (_, index) => [
    `web:${index}/`,
    { state: 'present', value: { status: 200, headers: {}, body } },
  ]);
  const seen = observation({
    http: Object.fromEntries(replies),
    lists: { volumes: { state: 'present', value: [] } },
  });
  const kept = fromEvidence(toEvidence(seen, []));
  expect(Object.keys(kept.http)).toHaveLength(20);
  expect(kept.lists).toEqual({});
  expect(JSON.stringify(kept).length).toBeLessThan(120_000);
});

test('of two looks what was seen first stays', () => {
  const first = observation({ volumes: { data: { state: 'absent' } } });
  const unknown = { state: 'unknown', reason: { en: 'x', 'zh-CN': 'x' } } as const;
  const second = observation({
    takenAt: '2026-01-01T00:00:01.000Z',
    volumes: { data: unknown, more: { state: 'absent' } },
  });
  const joined = joinObservations(first, second);
  expect(joined.takenAt).toBe(first.takenAt);
  expect(joined.volumes).toEqual({ data: { state: 'absent' }, more: { state: 'absent' } });
});

test('evidence that is far too long keeps the things themselves and what happened', () => {
  const lines = Array.from({ length: 1000 }, () => 'x'.repeat(5000));
  const events = {
    state: 'present',
    value: { since: 0, until: 1, gapUntil: null, interests: [], events: [] },
  } as const;
  const seen = observation({
    containers: { web: { state: 'present', value: container('web') } },
    logs: { web: { state: 'present', value: { items: lines, complete: true } } },
    events,
  });
  const kept = fromEvidence(toEvidence(seen, [{ kind: 'container', name: 'web' }]));
  expect(kept).toMatchObject({ containers: seen.containers, events });
  expect(kept.logs).toBeUndefined();
});

const reply = (body: string, more: object = {}) =>
  ({
    http: { 'web:80/': { state: 'present', value: { status: 200, headers: {}, body, ...more } } },
    containers: { web: { state: 'present', value: container('web') } },
  }) as const;

const asks = (expected: object) =>
  check.parse({ id: 'page', http: { container: 'web', port: 80 }, expect: expected });

test('a check of a body is never judged otherwise on evidence that was cut', () => {
  const body = `start ${'x'.repeat(70_000)} end`;
  const whole = observation({ ...reply(body), lists: { volumes: manyVolumes } });
  const kept = fromEvidence(toEvidence(whole, []));
  expect(JSON.stringify(kept).length).toBeLessThan(10_000);
  const verdicts = [
    { body: { include: 'end' } },
    { body: { include: 'start' } },
    { body: { exclude: 'end' } },
    { body: { exclude: 'start' } },
    { body: { pattern: 'end$' } },
    { body: { 'one-of': [body, 'other'] } },
    { body },
    { body: 'other' },
    { json: { connected: true } },
    { status: 200 },
  ].map((expected) => {
    const before = judge([asks(expected)], whole).findings[0]?.state;
    const after = judge([asks(expected)], kept).findings[0]?.state;
    return [before, after];
  });
  expect(verdicts).toEqual([
    ['passed', 'unknown'],
    ['passed', 'passed'],
    ['failed', 'unknown'],
    ['failed', 'failed'],
    ['passed', 'unknown'],
    ['passed', 'unknown'],
    ['passed', 'unknown'],
    ['failed', 'failed'],
    ['failed', 'unknown'],
    ['passed', 'passed'],
  ]);
});

test('evidence keeps the steps that were passed however long it is, or nothing that could fail', () => {
  const passed = (bytes: number) => ({
    step: 'one',
    passedAt: 1,
    remembered: {},
    answers: {},
    observation: observation({
      ...reply('x'.repeat(bytes)),
      containers: {
        web: { state: 'present', value: { ...container('web'), error: 'x'.repeat(bytes / 10) } },
      },
    }),
  });
  const long = fromEvidence(toEvidence(observation({ past: [passed(3_500_000)] }), []));
  expect(long.past?.[0]).toMatchObject({ step: 'one', observation: { http: { 'web:80/': {} } } });
  const longest = fromEvidence(toEvidence(observation({ past: [passed(40_000_000)] }), []));
  expect(longest).toEqual(observation());
  expect(judge([asks({ status: 200 })], longest).findings[0]?.state).toBe('unknown');
});
