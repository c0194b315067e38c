import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/database.ts';
import { enrol } from '../support/enrol.ts';
import { plimsoll } from './support/plimsoll.ts';

const roster = `Student,ID,SIS User ID,SIS Login ID,Section
    Points Possible,,,,
"Lovelace, Ada",11,S1815,ada@example.org,A
"李, 雷",12,S42,lei@example.org,B
`;

async function classDatabase() {
  const folder = temporaryFolder();
  const url = `sqlite:${join(folder, 'class.sqlite')}`;
  const store = await openStore(url);
  await enrol(store, 'sampler', [
    {
      id: 'a',
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      reached: { 'true-false': 1, numerical: 0.5 },
    },
    { id: 'b', name: '李雷', email: 'lei@example.org', reached: { essay: 'review' } },
    { id: 'c', name: 'Eve', email: null, reached: { 'true-false': 1 } },
  ]);
  await store.close();
  const file = (name: string) => join(folder, name);
  return { file, env: { DATABASE_URL: url, LANG: 'en' } };
}

test('a file for Canvas has its students’ own ids, and says on stderr whom it leaves out and who waits', async () => {
  const { file, env } = await classDatabase();
  await writeFile(file('roster.csv'), roster);
  const options = ['--title', 'Sampler', '--assignment-id', '77', '--roster', file('roster.csv')];
  const ran = await plimsoll(
    ['export', 'sampler', '--format', 'canvas', '--out', file('canvas.csv'), ...options],
    env,
  );
  expect(ran).toMatchObject({ code: 0, stdout: '' });
  const [header, possible, ...lines] = parse(await readFile(file('canvas.csv'), 'utf8'));
  expect(header?.join()).toBe('Student,ID,SIS User ID,SIS Login ID,Section,Sampler (77)');
  expect(possible?.[0]).toBe('    Points Possible');
  expect(lines).toEqual([
    ['Lovelace, Ada', '11', 'S1815', 'ada@example.org', 'A', '1.5'],
    ['李, 雷', '12', 'S42', 'lei@example.org', 'B', ''],
  ]);
  expect(ran.stderr).toMatch(/1 learner is not among the students[^\n]*\n {2}Eve\n/);
  expect(ran.stderr).toMatch(/1 learner has points that await review[^\n]*\n {2}李雷\n/);
});

test('Moodle and Excel get their files, and a workbook may go down a pipe', async () => {
  const { file, env } = await classDatabase();
  const moodle = await plimsoll(['export', 'sampler', '--format', 'moodle', '--title', 'S'], env);
  expect(moodle.code).toBe(0);
  const lines = parse(moodle.stdout);
  expect(lines.map((line) => line.length)).toEqual([6, 6, 6, 6]);
  expect(lines.map((line) => line[4])).toEqual(['S', '1', '1.5', '']);
  const excel = await plimsoll(
    ['export', 'sampler', '--format', 'xlsx', '--out', file('scores.xlsx')],
    env,
  );
  expect(excel.code).toBe(0);
  const [scores] = await readWorkbook(file('scores.xlsx'));
  expect(scores?.data.slice(1).map(([name]) => name)).toEqual(['Ada Lovelace', '李雷', 'Eve']);
});

test('what does not fit together is refused, and says what does', async () => {
  const { file, env } = await classDatabase();
  const refused = async (...args: string[]) => {
    const { code, stderr } = await plimsoll(['export', 'sampler', ...args], env);
    return [code, stderr];
  };
  expect(await refused('--roster', 'x.csv')).toEqual([2, expect.stringContaining('canvas')]);
  expect(await refused('--title', 'x', '--format', 'xlsx')).toEqual([
    2,
    expect.stringContaining('canvas, moodle'),
  ]);
  expect(await refused('--format', 'canvas', '--assignment-id', 'x1')).toEqual([
    2,
    expect.stringContaining('digits only'),
  ]);
  const absent = file('absent.csv');
  expect(await refused('--format', 'canvas', '--roster', absent)).toEqual([
    2,
    expect.stringContaining(absent),
  ]);
  await writeFile(file('other.csv'), 'name,email\nAda,a@b.c\n');
  expect(await refused('--format', 'canvas', '--roster', file('other.csv'))).toEqual([
    2,
    expect.stringContaining('no gradebook export of Canvas'),
  ]);
});
