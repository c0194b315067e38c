import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { beginQuestion, response } from '../store/contract/samples.ts';
import { temporaryFolder } from '../support/database.ts';
import { plimsoll } from './support/plimsoll.ts';

/** A folder with a database of one answer, and the environment that names it. */
async function oneAnswer() {
  const folder = temporaryFolder();
  const database = join(folder, 'plimsoll.sqlite');
  const DATABASE_URL = `sqlite:${database}`;
  const store = await openStore(DATABASE_URL);
  await store.responses.record(response(await beginQuestion(store)));
  await store.close();
  return { folder, database, file: join(folder, 'backup.sqlite'), env: { DATABASE_URL } };
}

test('`backup` and `restore` say what they did, in the language of the terminal', async () => {
  const { database, file, env } = await oneAnswer();
  const made = await plimsoll(['backup', file], env);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toMatch(
    /^The backup is in `\S+backup\.sqlite` \(0\.\d MB\) and passed its check: 1 response and 1 grade of 1 learner\.\n$/,
  );
  const done = await plimsoll(['restore', file], { ...env, LC_ALL: 'zh_CN.UTF-8' });
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(done.stdout).toContain(`\`${database}\` 已恢复：1 位学习者的 1 份作答和 1 个成绩。`);
  expect(done.stdout).toContain(`原来的数据库保留在 \`${database}.before-`);
});

test('a program reads the same as JSON', async () => {
  const { folder, database, file, env } = await oneAnswer();
  const counts = { learners: 1, attempts: 1, responses: 1, grades: 1 };
  const made = await plimsoll(['backup', file, '--json'], env);
  expect(JSON.parse(made.stdout)).toEqual({ file, bytes: expect.any(Number), ...counts });
  const done = await plimsoll(['restore', file, '--json'], env);
  const kept = readdirSync(folder).find((name) => name.includes('.before-')) ?? '';
  expect(JSON.parse(done.stdout)).toEqual({
    database,
    kept: join(folder, kept),
    migrated: [],
    ...counts,
  });
});

test('what is not whole ends with 1, what cannot be done with 2, and the reason is on stderr', async () => {
  const { file, env } = await oneAnswer();
  writeFileSync(file, 'These are my notes. '.repeat(500));
  const refused = await plimsoll(['restore', file], env);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('did not pass its check');
  const there = await plimsoll(['backup', file], env);
  expect(there).toMatchObject({ code: 2, stdout: '' });
  expect(there.stderr).toContain('is there already');
  expect((await plimsoll(['restore', '/nowhere'], env)).code).toBe(2);
});
