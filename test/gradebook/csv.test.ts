import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { safeCell, toCsv } from '../../src/gradebook/csv.ts';
import { toJson } from '../../src/gradebook/json.ts';
import type { ChapterScores } from '../../src/gradebook/scores.ts';

function scores(names: readonly string[]): ChapterScores {
  return {
    chapter: {
      id: 'c',
      title: { en: 'C', 'zh-CN': 'C' },
      summary: { en: 'C', 'zh-CN': 'C' },
      source: null,
      parameters: {},
      images: [],
      questions: [],
      version: 'v',
    },
    columns: [
      { id: 'one', title: { en: 'One', 'zh-CN': '一' }, max: 1 },
      { id: 'two', title: { en: 'Two', 'zh-CN': '二' }, max: 2 },
    ],
    rows: names.map((name, index) => ({
      learner: { id: `l${index}`, name, email: null },
      cells: [{ points: 1 / 3, provisional: 0, state: 'partly-correct' }, null],
      points: 1 / 3,
      provisional: 0,
      state: 'in-progress',
    })),
    max: 3,
  };
}

function rowsOf(csv: string) {
  return parse<Record<string, string>>(csv, { bom: true, columns: true });
}

test('names with commas, quotes and line breaks come back as they were', () => {
  const names = ['Lovelace, Ada', 'Grace "Amazing" Hopper', '李 雷', 'two\r\nlines', "O'Neil"];
  const rows = rowsOf(toCsv(scores(names)));
  expect(rows.map((row) => row.name)).toEqual(names);
  expect(rows[0]).toMatchObject({ one: '0.3333', two: '', points: '0.3333', max: '3' });
});

test('no cell is one that a spreadsheet would run', () => {
  const formulas = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '\u200b=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u0000=1',
    '=HYPERLINK("http://evil.example","x")',
  ];
  for (const formula of formulas) expect(safeCell(formula)).toBe(`'${formula}`);
  for (const plain of ['Ada', '李雷', 'a=b', 'x-y', "d'Arc", '1e5']) {
    expect(safeCell(plain)).toBe(plain);
  }
  for (const { name } of rowsOf(toCsv(scores(formulas)))) expect(name).toMatch(/^'/);
});

test('it begins with a byte order mark, and its lines end as spreadsheets expect', () => {
  const csv = toCsv(scores(['Ada']));
  expect(csv.startsWith('\ufefflearner,name,email,one,two,points,provisional,max,state\r\n')).toBe(
    true,
  );
});

test('JSON holds the same rows, in the language that was asked for', () => {
  const json = toJson(scores(['Ada']), 'zh-CN');
  expect(json.questions.map((one) => one.title)).toEqual(['一', '二']);
  expect(json.learners[0]?.scores).toEqual({
    one: { points: 1 / 3, provisional: 0, state: 'partly-correct' },
  });
});
