import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainCell } from '../../src/gradebook/cell.ts';
import { toCsv } from '../../src/gradebook/csv.ts';
import { chapterToJson } from '../../src/gradebook/json.ts';
import { hardNames, person, row, table, waiting } from './support/table.ts';

function scores(names: readonly string[]) {
  return table(names.map((name) => row(person({ name }))));
}

function rowsOf(csv: string) {
  return parse<Record<string, string>>(csv, { bom: true, columns: true });
}

test('names with commas, quotes, line breaks and any script come back as they were', () => {
  const rows = rowsOf(toCsv(scores(hardNames)));
  expect(rows.map(({ name }) => name)).toEqual(hardNames);
  expect(rows[0]).toMatchObject({ one: '0.3333', two: '', points: '0.3333', max: '3' });
});

test('any name comes back as it was, once the apostrophe of a safe cell is taken off', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (names) => {
      const back = rowsOf(toCsv(scores(names))).map(({ name }) => plainCell(name ?? ''));
      expect(back).toEqual(names);
    }),
  );
});

test('no cell is one that a spreadsheet would run', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","x")'];
  for (const { name, learner } of rowsOf(toCsv(scores(formulas)))) {
    expect([name, learner]).toEqual([expect.stringMatching(/^'/), expect.stringMatching(/^'/)]);
  }
});

test('it begins with a byte order mark, and its lines end as spreadsheets expect', () => {
  const csv = toCsv(scores(['Ada']));
  expect(
    csv.startsWith(
      '\ufefflearner,name,email,one,two,points,provisional,max,state,login,external id,section\r\n',
    ),
  ).toBe(true);
});

test('what awaits review stands beside the points, and the row says so', () => {
  const [ada] = rowsOf(toCsv(table([waiting(person({ name: 'Ada' }))])));
  expect(ada).toMatchObject({ points: '0.3333', provisional: '2', state: 'needs-review' });
});

test('JSON holds the same rows, in the language that was asked for, with what is provisional', () => {
  const json = chapterToJson(table([waiting(person({ name: 'Ada' }))]), 'zh-CN');
  expect(json.questions.map((one) => one.title)).toEqual(['一', '二']);
  expect(json.learners[0]).toMatchObject({ points: 0.3333, provisional: 2, state: 'needs-review' });
  expect(json.learners[0]?.scores).toEqual({
    one: { points: 0.3333, provisional: 0, state: 'partly-correct' },
    two: { points: 0, provisional: 2, state: 'needs-review' },
  });
});
