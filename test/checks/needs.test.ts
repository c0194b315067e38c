import { expect, it } from 'vitest';
import { diagnosisNeeds } from '../../src/checks/diagnosis-needs.ts';
import { judge } from '../../src/checks/judge.ts';
import { needKey } from '../../src/checks/need.ts';
import { needs } from '../../src/checks/needs.ts';
import { absent, checkOf, container, observation, seen, volume } from './support/seen.ts';

const checks = [
  checkOf({ id: 'exists', volume: 'data', expect: { exists: true } }),
  checkOf({ id: 'runs', container: 'web', expect: { running: true } }),
  checkOf({ id: 'mounted', container: 'web', expect: { mounts: { include: { name: 'data' } } } }),
  checkOf({ id: 'answers', http: { container: 'web', port: 80 }, expect: { status: 200 } }),
];

it('names each thing once', () => {
  expect(needs(checks).map(needKey)).toEqual(['volume data', 'container web', 'http web:80/']);
});

it('looks at nothing more when all is well or unknown', () => {
  const [exists] = checks;
  if (!exists) throw new Error('no check');
  const good = observation({ volumes: { data: seen(volume()) } });
  expect(diagnosisNeeds([exists], judge([exists], good), good)).toEqual([]);
  const blind = observation();
  expect(diagnosisNeeds(checks, judge(checks, blind), blind)).toEqual([]);
});

it('looks through the lists for what is not there, and at what a container lacks', () => {
  const gone = observation({ volumes: { data: absent }, containers: { web: absent } });
  expect(diagnosisNeeds(checks, judge(checks, gone), gone).map(needKey)).toEqual([
    'list volumes',
    'history',
    'list containers',
  ]);
  const bare = observation({ containers: { web: seen(container()) } });
  expect(diagnosisNeeds(checks, judge(checks, bare), bare).map(needKey)).toEqual([
    'volume data',
    'list containers',
  ]);
});

it('looks at what happened where that may tell why, and never where all is well', () => {
  const asked = [
    checkOf({ id: 'exec', events: [{ action: 'exec', actor: 'web' }] }),
    checkOf({ id: 'runs', container: 'web', expect: { running: true } }),
  ];
  const log = { since: 0, until: 1, gapUntil: null, interests: null, events: [] };
  const stopped = observation({
    containers: { web: seen(container({ status: 'exited' })) },
    events: seen(log),
  });
  expect(diagnosisNeeds(asked, judge(asked, stopped), stopped).map(needKey)).toEqual([
    'list containers',
    'history',
  ]);
  const exec = {
    at: 1,
    type: 'container',
    action: 'exec_start',
    command: 'ls',
    actor: { id: 'c', name: 'web' },
    attributes: {},
  };
  const done = observation({
    containers: { web: seen(container()) },
    events: seen({ ...log, events: [exec] }),
  });
  expect(diagnosisNeeds(asked, judge(asked, done), done)).toEqual([]);
});
