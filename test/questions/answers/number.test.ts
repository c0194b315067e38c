import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantity } from '../../../src/questions/answers/number.ts';

describe('reading a number as people write it', () => {
  it.each<[string, number, string]>([
    ['1024', 1024, ''],
    ['1,024', 1024, ''],
    ['1 024', 1024, ''],
    ["1'024", 1024, ''],
    ['1,234,567.5', 1234567.5, ''],
    ['1.234.567', 1234567, ''],
    ['1.234,5', 1234.5, ''],
    ['1,5', 1.5, ''],
    ['0,125', 0.125, ''],
    ['1.500', 1.5, ''],
    ['１２８', 128, ''],
    ['－１．５', -1.5, ''],
    ['−3', -3, ''],
    ['–3', -3, ''],
    ['+4', 4, ''],
    ['.5', 0.5, ''],
    ['1e3', 1000, ''],
    ['2.5E-1', 0.25, ''],
    ['128MiB', 128, 'MiB'],
    ['128 MiB', 128, 'MiB'],
    ['128 MiB.', 128, 'MiB'],
    ['`128 MiB`', 128, 'MiB'],
    ['1 GiB', 1, 'GiB'],
    ['75%', 75, '%'],
    ['75 ％', 75, '%'],
    ['5 秒', 5, '秒'],
    ['5 or 6', 5, 'or 6'],
  ])('%s', (text, value, unit) => {
    expect(readQuantity(text)).toEqual({ value, unit });
  });

  it.each([
    '',
    'MiB',
    'one',
    '-',
    '1,2,3',
    '1 5',
    '1..2',
    '--3',
    'NaN',
    'Infinity',
    '1e999',
    '0x10x',
    'e5',
  ])('does not read %j as a number, or not as one alone', (text) => {
    expect(readQuantity(text)?.unit ?? 'none').not.toBe('');
  });

  it('never throws, and reads back what JavaScript writes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readQuantity(text)));
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const expected = value === 0 ? 0 : value;
        expect(Math.abs((readQuantity(String(value))?.value ?? Number.NaN) - expected)).toBe(0);
      }),
    );
  });
});
