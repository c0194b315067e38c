import { describe, expect, it } from 'vitest';
import type { Network, Observation, Seen, Volume } from '../../../src/checks/observation.ts';
import { message, render } from '../../../src/i18n/text.ts';
import { observation as observationKind } from '../../../src/questions/kinds/observation.ts';
import { task } from '../../../src/questions/kinds/task.ts';
import { make, say } from '../support/examples.ts';

const nothingSeen: Observation = {
  takenAt: '2026-01-01T00:00:00.000Z',
  engine: { version: '28.0.0', apiVersion: '1.48' },
  containers: {},
  volumes: {},
  networks: {},
  http: {},
  lists: {},
};

const front: Network = {
  id: 'f'.repeat(64),
  name: 'front',
  driver: 'bridge',
  scope: 'local',
  internal: false,
  attachable: false,
  createdAt: '2026-01-01T00:00:00Z',
  labels: {},
  options: {},
  ipam: [{ subnet: '172.18.0.0/16', gateway: '172.18.0.1' }],
  members: [],
};

const data: Volume = {
  name: 'data',
  driver: 'local',
  scope: 'local',
  mountpoint: '/var/lib/docker/volumes/data/_data',
  createdAt: '2026-01-01T00:00:00Z',
  labels: {},
  options: {},
  anonymous: false,
};

const away = { state: 'unknown', reason: message('questions.engine-not-asked') } as const;

function withNetwork(seen: Seen<Network>): { observation: Observation } {
  return { observation: { ...nothingSeen, networks: { front: seen } } };
}

function withVolume(seen: Seen<Volume>): { observation: Observation } {
  return { observation: { ...nothingSeen, volumes: { data: seen } } };
}

describe('an observation question', () => {
  const subnet = make(observationKind, { read: { network: 'front', fact: 'subnet' } });
  const gateway = make(observationKind, { read: { network: 'front', fact: 'gateway' } });
  const there = withNetwork({ state: 'present', value: front });

  it('asks for what its fact is read off', () => {
    expect(observationKind.needs(subnet)).toEqual([{ kind: 'network', name: 'front' }]);
  });

  it.each([
    '172.18.0.0/16',
    ' "172.18.0.0/16" ',
    '`172.18.0.0/16`',
    '“172.18.0.0/16”',
    '172.18.0.0/16.',
    '１７２.18.0.0／16',
    '\u200b172.18.0.0/16',
  ])('takes %j for what the engine says', (given) => {
    expect(observationKind.grade(subnet, given, there)).toMatchObject({
      state: 'correct',
      points: 1,
    });
  });

  it('takes an address with the prefix length that docker prints', () => {
    expect(observationKind.grade(gateway, '172.18.0.1/16', there).state).toBe('correct');
  });

  it('says that the engine says something else, and not what', () => {
    const grade = observationKind.grade(subnet, '172.17.0.0/16', there);
    expect(grade).toMatchObject({ state: 'incorrect', points: 0 });
    const words = grade.feedback.map(({ text }) => render(text, 'en')).join(' ');
    expect(words).toContain('something other than `172.17.0.0/16`');
    expect(words).not.toContain('172.18');
  });

  it('is wrong, and says why, when what it asks about is not there', () => {
    const grade = observationKind.grade(subnet, '172.18.0.0/16', withNetwork({ state: 'absent' }));
    expect(grade).toMatchObject({ state: 'incorrect', points: 0 });
    expect(grade.feedback.map(({ text }) => render(text, 'en')).join(' ')).toContain(
      'not on the engine now',
    );
  });

  it.each([
    ['could not be looked at', withNetwork(away)],
    ['was not', { observation: nothingSeen }],
    ['is away', { observation: null }],
  ] as const)('is unknown, and costs nothing, when the engine %s', (_what, context) => {
    const grade = observationKind.grade(subnet, '172.18.0.0/16', context);
    expect(grade).toMatchObject({ state: 'unknown', points: 0, max: 1 });
    expect(grade.feedback.map(({ text }) => render(text, 'en')).join(' ')).toContain(
      'costs nothing',
    );
  });
});

describe('a task', () => {
  const fields = {
    checks: [
      { id: 'exists', points: 1, volume: 'data', expect: { exists: true } },
      { id: 'driver', points: 3, volume: 'data', expect: { driver: 'nfs' } },
    ],
    solutions: [{ name: 'the short way', run: 'docker volume create data' }],
  };
  const question = make(task, fields);

  it('asks for each thing once, and is worth the sum of its checks', () => {
    expect(task.needs(question)).toEqual([{ kind: 'volume', name: 'data' }]);
    expect(task.max(question)).toBe(4);
  });

  it('gives the points of the checks that pass, with a finding each', () => {
    const grade = task.grade(question, {}, withVolume({ state: 'present', value: data }));
    expect(grade).toMatchObject({ state: 'partly-correct', points: 1, max: 4 });
    expect(grade.findings.map(({ check, state }) => [check, state])).toEqual([
      ['exists', 'passed'],
      ['driver', 'failed'],
    ]);
    const nfs = withVolume({ state: 'present', value: { ...data, driver: 'nfs' } });
    expect(task.grade(question, {}, nfs)).toMatchObject({ state: 'correct', points: 4 });
    expect(task.grade(question, {}, withVolume({ state: 'absent' }))).toMatchObject({
      state: 'incorrect',
      points: 0,
    });
  });

  it('is unknown where the engine could not be asked', () => {
    expect(task.grade(question, {}, withVolume(away))).toMatchObject({
      state: 'unknown',
      points: 0,
    });
    expect(task.grade(question, {}, { observation: null })).toMatchObject({
      state: 'unknown',
      max: 4,
    });
  });

  it('does not take answers that it did not ask for', () => {
    expect(task.misfit(question, {})).toBeNull();
    expect(task.misfit(question, { subnet: 'x' })).not.toBeNull();
  });

  it('reports checks of one id, and mistakes that fail none or an unknown one', () => {
    const mistake = { name: 'wrong', run: 'true' };
    const broken = make(task, {
      ...fields,
      checks: [...fields.checks, { id: 'exists', volume: 'other', expect: { exists: true } }],
      mistakes: [
        { ...mistake, fails: {} },
        { ...mistake, fails: { exists: 'near-name', gone: 'near-name' } },
      ],
    });
    expect(task.problems(broken).map(({ path }) => path.join('.'))).toEqual([
      'checks.2.id',
      'mistakes.0.fails',
      'mistakes.1.fails.gone',
    ]);
    expect(task.problems(question)).toEqual([]);
  });

  it('reports a reason that nothing ever gives, with the nearest that something does', () => {
    const [exists, ...others] = fields.checks;
    const when = { driver: 'local' };
    const say = { en: 'It is local.', 'zh-CN': '它是本地的。' };
    const broken = make(task, {
      ...fields,
      checks: [{ ...exists, diagnose: [{ id: 'too-local', when, say }] }, ...others],
      mistakes: [
        { name: 'right', run: 'true', fails: { exists: 'too-local', driver: 'waiting' } },
        { name: 'wrong', run: 'true', fails: { exists: 'near-nam' } },
      ],
    });
    expect(task.problems(broken)).toMatchObject([
      {
        path: ['mistakes', 1, 'fails', 'exists'],
        found: { values: { id: 'near-nam', nearest: 'near-name' } },
      },
    ]);
  });

  it('reports a check that comes after itself, one below it, or an unknown one', () => {
    const [first, second] = fields.checks;
    const broken = make(task, {
      ...fields,
      checks: [
        { ...first, after: ['exists', 'driver', 'gone'] },
        { ...second, after: ['exists'] },
      ],
    });
    expect(task.problems(broken).map(({ path }) => path.join('.'))).toEqual([
      'checks.0.after.0',
      'checks.0.after.1',
      'checks.0.after.2',
    ]);
  });

  it('refuses unknown keys and points of its own', () => {
    expect(() => make(task, { ...fields, points: 3 })).toThrow('points');
    expect(() => make(task, { ...fields, title: { ...say('x'), fr: 'x' } })).toThrow('fr');
  });
});
