import { bareLine, plainCharacters } from './plain.ts';

/** A number and what follows it; the unit is empty where nothing does. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

const shape = /^([+-]?)\s?([.,]?\d(?:\d|[\s,._'](?=\d))*)(e[+-]?\d{1,3})?\s?(.*)$/isu;
const grouped = /^[1-9]\d{0,2}([\s,._'])\d{3}(?:\1\d{3})*$/u;

/** The digits with a point before the decimals and nothing between thousands; null when they cannot be read so. */
function plainDigits(digits: string): string | null {
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  const mark = Math.max(point, comma);
  const both = point !== -1 && comma !== -1;
  const once = mark !== -1 && digits.indexOf(digits.charAt(mark)) === mark;
  const alone = digits.replace(/[.,]/gu, '') === digits.replace(digits.charAt(mark), '');
  const thousands = grouped.test(digits) && (comma !== -1 || !once || mark === -1);
  if (thousands) return digits.replace(/[\s,._']/gu, '');
  if (mark === -1) return /^\d+$/u.test(digits) ? digits : null;
  if (!once || !(both || alone)) return null;
  const whole = digits.slice(0, mark);
  const decimals = digits.slice(mark + 1);
  if (!/^\d*$/u.test(decimals)) return null;
  if (/^\d*$/u.test(whole)) return `${whole}.${decimals}`;
  return grouped.test(whole) ? `${whole.replace(/[\s,._']/gu, '')}.${decimals}` : null;
}

/**
 * Reads a number as people write one: `1024`, `1,024`, `1 024`, `0,5`, `-1.5e3`, in digits of any width, perhaps with
 * a unit after it. A comma before exactly three digits parts thousands. Null when there is no number at the start.
 */
export function readQuantity(text: string): Quantity | null {
  const line = bareLine(plainCharacters(text).replace(/[\u2012-\u2015]/gu, '-'));
  const [, sign = '', digits = '', exponent = '', unit = ''] = shape.exec(line) ?? [];
  const plain = digits === '' ? null : plainDigits(digits);
  if (plain === null) return null;
  const value = Number(`${sign}${plain}${exponent}`);
  return Number.isFinite(value) ? { value, unit: unit.trim() } : null;
}
