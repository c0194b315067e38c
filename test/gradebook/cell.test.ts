import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainCell, safeCell } from '../../src/gradebook/cell.ts';

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
  "'=1",
  '=HYPERLINK("http://evil.example","x")',
];

test('a text that a spreadsheet could run gets an apostrophe before it, and no other text does', () => {
  for (const formula of formulas) expect(safeCell(formula)).toBe(`'${formula}`);
  for (const plain of ['', 'Ada', '李雷', 'a=b', 'x-y', "d'Arc", "'Abd", '1e5']) {
    expect(safeCell(plain)).toBe(plain);
  }
});

test('from a safe cell comes the text that it was made of, whatever that was', () => {
  const beginning = fc.constantFrom('', "'", "''", '=', '+', '-', '@', '\t', '\r', ' =', "'＝");
  fc.assert(
    fc.property(beginning, fc.string({ unit: 'grapheme' }), (start, rest) => {
      const text = start + rest;
      expect(plainCell(safeCell(text))).toBe(text);
      expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});
