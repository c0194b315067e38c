import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { temporaryFolder } from '../support/database.ts';
import { plimsoll } from './support/plimsoll.ts';

const say = (words: string) => ({ en: words, 'zh-CN': words });

function volumeTask(id: string, reason: string) {
  return {
    kind: 'task',
    id,
    title: say('A volume'),
    prompt: say('Make the volume `data`.'),
    explanation: say('`docker volume create data`'),
    checks: [{ id: 'there', volume: 'data', expect: { exists: true } }],
    solutions: [
      { name: 'made', run: 'docker volume create data' },
      { name: 'with a label', run: 'docker volume create --label a=b data' },
    ],
    mistakes: ['dat', 'date', 'DATA', 'dats', 'dta'].map((name, index) => ({
      name,
      run: `docker volume create ${name}`,
      fails: { there: index === 0 ? reason : 'near-name' },
    })),
  };
}

/** A questions folder with a task whose mistakes say the right reasons, and one with a mistake that says another. */
function questions(): string {
  const folder = temporaryFolder();
  const chapter = join(folder, 'volumes');
  mkdirSync(chapter);
  const write = (name: string, content: object) =>
    writeFileSync(join(chapter, `${name}.yaml`), stringify(content));
  write('chapter', {
    id: 'volumes',
    title: say('Volumes'),
    summary: say('Volumes.'),
    images: [],
    questions: ['right', 'wrong'],
  });
  write('right', volumeTask('right', 'near-name'));
  write('wrong', volumeTask('wrong', 'never-created'));
  return folder;
}

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
