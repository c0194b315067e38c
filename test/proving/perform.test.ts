import { afterAll, beforeAll, expect, it } from 'vitest';
import { render } from '../../src/i18n/text.ts';
import type { Way } from '../../src/proving/learner.ts';
import { perform } from '../../src/proving/perform.ts';
import { type StartedPlace, startPlace } from '../../src/proving/place.ts';
import type { Run } from '../../src/proving/run.ts';
import { task } from '../../src/questions/kinds/task.ts';
import { make, say } from '../questions/support/examples.ts';

let place: StartedPlace;
beforeAll(async () => {
  place = await startPlace([], () => undefined);
});
afterAll(() => place.stop());

const there = { id: 'there', volume: 'data', expect: { exists: true } };
const gone = { id: 'gone', volume: 'old', expect: { exists: false } };
const kept = { id: 'kept', volume: 'data', expect: { labels: { keep: 'yes' } } };

/** What a run of a task with these fields is found to be wrong with. */
async function wrongWith(fields: object, run: Run): Promise<string[]> {
  const question = make(task, { solutions: [{ name: 'x', run: 'true' }], ...fields });
  const faults = await perform(question, run, place, 300);
  return faults.map((fault) => render(fault, 'en'));
}

const way = { next: [], answers: {} };

const solution = (run: string, more: Partial<Way> = {}): Run => ({
  kind: 'solution',
  solution: { name: 'right', ...way, run, ...more },
});

const mistake = (run: string, fails: Record<string, string>, more: Partial<Way> = {}): Run => ({
  kind: 'mistake',
  mistake: { name: 'wrong', ...way, run, fails, ...more },
});

it('finds nothing wrong where right work passes, is gone when it is removed, and nothing earns nothing', async () => {
  expect(await wrongWith({ checks: [there] }, solution('docker volume create data'))).toEqual([]);
  expect(await wrongWith({ checks: [there] }, { kind: 'nothing' })).toEqual([]);
});

it('tells of a check that passes before anything is done, or by the setup alone', async () => {
  expect(await wrongWith({ checks: [gone] }, { kind: 'nothing' })).toEqual([
    expect.stringContaining('`gone` passes where nothing was done'),
    expect.stringContaining('`gone` passes after the setup alone'),
  ]);
  expect(
    await wrongWith({ checks: [there], setup: 'docker volume create data' }, { kind: 'nothing' }),
  ).toEqual([expect.stringContaining('`there` passes after the setup alone')]);
});

it('tells of a solution that a check does not pass, and why', async () => {
  const faults = await wrongWith({ checks: [there, kept] }, solution('docker volume create data'));
  expect(faults).toEqual([expect.stringMatching(/^`kept` should pass, and fails with/)]);
});

it('tells of a solution whose commands fail, in the words of the shell', async () => {
  const faults = await wrongWith({ checks: [there] }, solution('docker volume inspect data'));
  expect(faults).toEqual([
    expect.stringMatching(/^Its commands ended with 1: .*no such volume/i),
    expect.stringContaining('`there` should pass'),
  ]);
});

it('lets what a task wants away stay so when all is removed, and nothing else', async () => {
  const waiting = { ...gone, after: ['there'] };
  const run = solution('docker volume create data; docker volume rm --force old');
  expect(
    await wrongWith({ checks: [there, waiting], setup: 'docker volume create old' }, run),
  ).toEqual([]);
});

it('proves a mistake that fails just the checks it names, each with its reason', async () => {
  const run = 'docker volume create date';
  expect(await wrongWith({ checks: [there] }, mistake(run, { there: 'near-name' }))).toEqual([]);
});

it('tells of a mistake that fails otherwise, too little or too much', async () => {
  const near = 'docker volume create date';
  expect(await wrongWith({ checks: [there] }, mistake(near, { there: 'never-created' }))).toEqual([
    expect.stringContaining('should fail with `never-created`, and fails with `near-name`'),
  ]);
  const made = 'docker volume create data';
  expect(await wrongWith({ checks: [there, kept] }, mistake(made, { there: 'near-name' }))).toEqual(
    [
      expect.stringContaining('`there` should fail with `near-name`, and passes'),
      expect.stringContaining('`kept` should pass, and fails with'),
    ],
  );
});

it('says what the shell said where a mistake is not what it should be', async () => {
  const faults = await wrongWith(
    { checks: [there] },
    mistake('docker volume inspect x', { there: 'bind' }),
  );
  expect(faults.at(-1)).toMatch(/^The shell said: .*no such volume/i);
});

const driver = { id: 'driver', label: say('driver'), read: { volume: 'data', fact: 'driver' } };

it('reports what the commands of an answer print, and nothing where a way has none', async () => {
  const fields = { checks: [there], answers: [driver] };
  const answers = { driver: 'docker volume inspect --format "{{.Driver}}" data' };
  expect(await wrongWith(fields, solution('docker volume create data', { answers }))).toEqual([]);
  const made = 'docker volume create data';
  const guess = mistake(made, { driver: 'wrong-answer' }, { answers: { driver: 'echo nfs' } });
  expect(await wrongWith(fields, guess)).toEqual([]);
  expect(await wrongWith(fields, mistake(made, { driver: 'waiting' }))).toEqual([]);
});

const staged = {
  steps: [
    {
      id: 'first',
      title: say('First'),
      remember: [{ id: 'point', read: { volume: 'data', fact: 'mountpoint' } }],
    },
    { id: 'second', title: say('Second') },
  ],
  checks: [
    { ...there, step: 'first' },
    { ...gone, id: 'away', volume: 'data', step: 'second' },
  ],
};

it('runs the commands of a step when the one before it has passed, which stays passed when all is removed', async () => {
  const next = ['docker volume rm data'];
  expect(await wrongWith(staged, solution('docker volume create data', { next }))).toEqual([]);
});

it('tells of a step that is not passed, and of what that leaves waiting', async () => {
  const next = ['docker volume rm data'];
  expect(await wrongWith(staged, solution('docker volume create date', { next }))).toEqual([
    expect.stringContaining('the step `first` is not passed'),
    expect.stringContaining('`there` should pass, and fails with `near-name`'),
    expect.stringContaining('`away` should pass, and fails with `waiting`'),
  ]);
  const half = mistake('docker volume create data', { away: 'failed' });
  expect(await wrongWith(staged, half)).toEqual([]);
});

it('lets what happened stay as recorded when all is removed', async () => {
  const made = { id: 'made', events: [{ type: 'volume', action: 'create', actor: 'data' }] };
  expect(await wrongWith({ checks: [made] }, solution('docker volume create data'))).toEqual([]);
  const other = mistake('docker volume create date', { made: 'failed' });
  expect(await wrongWith({ checks: [made] }, other)).toEqual([]);
});
