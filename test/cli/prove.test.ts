import { expect, test } from 'vitest';
import { plimsoll } from './support/plimsoll.ts';
import { questionsFolder, volumeTask } from './support/questions.ts';

const mistakes = (reason: string) =>
  ['dat', 'date', 'DATA', 'dats', 'dta'].map((name, index) => ({
    name,
    run: `docker volume create ${name}`,
    fails: { there: index === 0 ? reason : 'near-name' },
  }));

/** A questions folder with a task whose mistakes say the right reasons, and one with a mistake that says another. */
const questions = () =>
  questionsFolder([
    volumeTask('right', { mistakes: mistakes('near-name') }),
    volumeTask('wrong', { mistakes: mistakes('never-created') }),
  ]);

test('a task is proved, with a line for each run and a table, and one that says a wrong reason is not', async () => {
  const env = { QUESTIONS_DIR: questions() };
  const right = await plimsoll(['prove', 'right'], env);
  expect(right.stderr).toContain('[8/8]');
  expect(right.stdout).toMatch(/^✓ {2}right +✓ +2\/2 +5\/5 /m);
  expect(right.code).toBe(0);

  const both = await plimsoll(['prove', '--json'], env);
  expect(both.code).toBe(1);
  const said = JSON.parse(both.stdout);
  expect(said).toMatchObject({
    passed: false,
    tasks: [
      { task: 'right', outcome: 'proved', gaps: [] },
      { task: 'wrong', outcome: 'refuted', gaps: [] },
    ],
  });
  expect(said.tasks[1].runs[3]).toMatchObject({
    kind: 'mistake',
    name: 'dat',
    outcome: 'refuted',
    faults: [expect.stringContaining('fails with `near-name`')],
  });
});

test('what cannot be proved ends with 2 and its reason', async () => {
  const env = { QUESTIONS_DIR: questions() };
  const unknown = await plimsoll(['prove', 'rihgt', 'right'], env);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('no task rihgt');
  expect(unknown.stderr).toContain('right, wrong');
  const away = await plimsoll(['prove', 'right'], { ...env, DOCKER_HOST: 'unix:///no/engine' });
  expect(away.code).toBe(2);
  expect(away.stderr).toContain('/no/engine');
});
