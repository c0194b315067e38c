import { expect, it } from 'vitest';
import { render } from '../../src/i18n/text.ts';
import { gapsOf } from '../../src/proving/gaps.ts';
import { task } from '../../src/questions/kinds/task.ts';
import { make } from '../questions/support/examples.ts';

const checks = [
  { id: 'there', volume: 'data', expect: { exists: true } },
  { id: 'local', volume: 'data', expect: { driver: 'local' } },
];
const solutions = [
  { name: 'made', run: 'docker volume create data' },
  { name: 'mounted', run: 'docker run -v data:/data alpine' },
];
const mistake = (fails: object) => ({ name: 'wrong', run: 'true', fails });
const both = mistake({ there: 'never-created', local: 'never-created' });
const five = [both, both, both, both, both];

const gaps = (fields: object) =>
  gapsOf(make(task, { checks, solutions, mistakes: five, ...fields })).map((gap) =>
    render(gap, 'en'),
  );

it('finds nothing wanting in two ways and five mistakes that fail every check', () => {
  expect(gaps({})).toEqual([]);
});

it('names a check that no mistake fails', () => {
  const mistakes = five.map(() => mistake({ there: 'never-created' }));
  expect(gaps({ mistakes })).toEqual([expect.stringContaining('`local` is unproven')]);
});

it('asks for two solutions, and five mistakes', () => {
  expect(gaps({ solutions: solutions.slice(1), mistakes: five.slice(1) })).toEqual([
    expect.stringContaining('at least 2 solutions that really differ; it has 1'),
    expect.stringContaining('at least 5 mistakes; it has 4'),
  ]);
});

it('does not take long and short forms for two solutions', () => {
  const again = { name: 'again', run: 'docker container run --volume=data:/data alpine:latest' };
  expect(gaps({ solutions: [...solutions, again] })).toEqual([
    expect.stringContaining('“mounted” and “again” are one way'),
  ]);
});
