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
    'list containers',
  ]);
  const bare = observation({ containers: { web: seen(container()) } });
  expect(diagnosisNeeds(checks, judge(checks, bare), bare).map(needKey)).toEqual(['volume data']);
});
