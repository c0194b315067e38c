import { afterAll, beforeAll, expect, it } from 'vitest';
import { render } from '../../src/i18n/text.ts';
import { perform } from '../../src/proving/perform.ts';
import { type StartedPlace, startPlace } from '../../src/proving/place.ts';
import type { Run } from '../../src/proving/run.ts';
import { task } from '../../src/questions/kinds/task.ts';
import { make } from '../questions/support/examples.ts';

let place: StartedPlace;
beforeAll(async () => {
  place = await startPlace([], () => undefined);
});
afterAll(() => place.stop());

const there = { id: 'there', volume: 'data', expect: { exists: true } };
const gone = { id: 'gone', volume: 'old', expect: { exists: false } };
const kept = { id: 'kept', volume: 'data', expect: { labels: { keep: 'yes' } } };

/** What a run of a task with these checks and this setup is found to be wrong with. */
async function wrongWith(checks: object[], run: Run, setup?: string): Promise<string[]> {
  const question = make(task, {
    checks,
    solutions: [{ name: 'x', run: 'true' }],
    ...(setup === undefined ? {} : { setup }),
  });
  const faults = await perform(question, run, place, 300);
  return faults.map((fault) => render(fault, 'en'));
}

const solution = (run: string): Run => ({ kind: 'solution', solution: { name: 'right', run } });
const mistake = (run: string, fails: Record<string, string>): Run => ({
  kind: 'mistake',
  mistake: { name: 'wrong', run, fails },
});

it('finds nothing wrong where right work passes, is gone when it is removed, and nothing earns nothing', async () => {
  expect(await wrongWith([there], solution('docker volume create data'))).toEqual([]);
  expect(await wrongWith([there], { kind: 'nothing' })).toEqual([]);
});

it('tells of a check that passes before anything is done, or by the setup alone', async () => {
  expect(await wrongWith([gone], { kind: 'nothing' })).toEqual([
    expect.stringContaining('`gone` passes where nothing was done'),
    expect.stringContaining('`gone` passes after the setup alone'),
  ]);
  expect(await wrongWith([there], { kind: 'nothing' }, 'docker volume create data')).toEqual([
    expect.stringContaining('`there` passes after the setup alone'),
  ]);
});

it('tells of a solution that a check does not pass, and why', async () => {
  const faults = await wrongWith([there, kept], solution('docker volume create data'));
  expect(faults).toEqual([expect.stringMatching(/^`kept` should pass, and fails with/)]);
});

it('tells of a solution whose commands fail, in the words of the shell', async () => {
  const faults = await wrongWith([there], solution('docker volume inspect data'));
  expect(faults).toEqual([expect.stringMatching(/^Its commands ended with 1: .*no such volume/i)]);
});

it('lets what a task wants away stay so when all is removed, and nothing else', async () => {
  const waiting = { ...gone, after: ['there'] };
  const run = solution('docker volume create data; docker volume rm --force old');
  expect(await wrongWith([there, waiting], run, 'docker volume create old')).toEqual([]);
});

it('proves a mistake that fails just the checks it names, each with its reason', async () => {
  const run = 'docker volume create date';
  expect(await wrongWith([there], mistake(run, { there: 'near-name' }))).toEqual([]);
});

it('tells of a mistake that fails otherwise, too little or too much', async () => {
  const near = 'docker volume create date';
  expect(await wrongWith([there], mistake(near, { there: 'never-created' }))).toEqual([
    expect.stringContaining('should fail with `never-created`, and fails with `near-name`'),
  ]);
  const made = 'docker volume create data';
  expect(await wrongWith([there, kept], mistake(made, { there: 'near-name' }))).toEqual([
    expect.stringContaining('`there` should fail with `near-name`, and passes'),
    expect.stringContaining('`kept` should pass, and fails with'),
  ]);
});

it('says what the shell said where a mistake is not what it should be', async () => {
  const faults = await wrongWith([there], mistake('docker volume inspect x', { there: 'bind' }));
  expect(faults.at(-1)).toMatch(/^The shell said: .*no such volume/i);
});
