import fc from 'fast-check';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { ScoreRow } from '../../src/gradebook/table.ts';
import { toXlsx } from '../../src/gradebook/xlsx.ts';
import { textsOfZip } from '../support/zip.ts';
import { hardNames, person, row, table, waiting } from './support/table.ts';

async function workbook(rows: readonly ScoreRow[]) {
  const [scores, questions, ...others] = await readWorkbook(await toXlsx(table(rows), 'en'));
  return { scores, questions, others };
}

const header = [
  ...['Name', 'Email', 'External ID', 'Section', 'one', 'two'],
  ...['Points', 'Provisional', 'Max', 'State', 'Last answer (UTC)'],
];

test('another program finds real numbers, a real date, and what is provisional in a column of its own', async () => {
  const ada = person({ name: 'Ada', email: 'ada@example.org', externalId: '0815', section: 'A' });
  const { scores, others } = await workbook([waiting(ada)]);
  expect(scores?.sheet).toBe('Scores');
  expect(scores?.data).toEqual([
    header,
    [
      ...['Ada', 'ada@example.org', '0815', 'A', 0.3333, 0, 0.3333, 2, 3],
      ...['Provisional: to be reviewed', new Date(1_700_000_000_000)],
    ],
  ]);
  expect(others).toEqual([]);
});

test('the second sheet lists the questions', async () => {
  const { questions } = await workbook([]);
  expect(questions).toEqual({
    sheet: 'Questions',
    data: [
      ['Question', 'Title', 'Max'],
      ['one', 'One', 1],
      ['two', 'Two', 2],
    ],
  });
});

test('names come back as they were, also those that begin like a formula', async () => {
  const names = [...hardNames, '=1+1', '+1', '-1', '@SUM(A1)', "'=1", '0042', '1e5', 'TRUE'];
  const { scores } = await workbook(names.map((name) => row(person({ name }))));
  expect(scores?.data.slice(1).map(([name]) => name)).toEqual(names.map((name) => name.trim()));
});

test('the names that every object inherits do not break the file', async () => {
  const { scores } = await workbook(
    ['constructor', '__proto__', 'toString'].map((name) => row(person({ name }))),
  );
  expect(scores?.data.slice(1).map(([name]) => String(name).trim())).toEqual([
    ...['constructor', '__proto__', 'toString'],
  ]);
});

test('any printable name comes back', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `x${text}x`);
  await fc.assert(
    fc.asyncProperty(name, async (one) => {
      const { scores } = await workbook([row(person({ name: one }))]);
      expect(scores?.data[1]?.[0]).toBe(one);
    }),
    { numRuns: 40 },
  );
});

test('the header row and the column of names stay in sight, and what is provisional is tinted', async () => {
  const rows = [waiting(person({ name: 'Ada' })), row(person({ name: 'Bo' }))];
  const files = textsOfZip(await toXlsx(table(rows), 'en'));
  const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toMatch(/<pane [^>]*state="frozen"/);
  expect(sheet).toMatch(/<pane [^>]*xSplit="1"/);
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"/);
  const styleOf = (cell: string) => new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1];
  const [adaTwo, adaTotal, adaOne, boTotal] = ['F2', 'G2', 'E2', 'G3'].map(styleOf);
  expect(adaTwo).toBeDefined();
  expect([adaTotal, adaOne, boTotal]).toEqual([adaTwo, undefined, undefined]);
});
