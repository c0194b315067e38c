import { roundedPoints } from '../questions/points.ts';

/**
 * What a spreadsheet could take for a formula: a text that begins with `=`, `+`, `-` or `@`, also in their full-width
 * forms and after characters that spreadsheets skip; or with a tab or line break, which could start another cell.
 * Apostrophes before it are part of the pattern, so that every safe cell has one text that it came from.
 */
const formula =
  /^'*(?:[\p{White_Space}\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n])/u;

/** A cell of text that no spreadsheet runs: what looks like a formula gets an apostrophe before it. */
export function safeCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that `safeCell` made a cell of. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** A cell of points: a number with a decimal point, never with a unit or a thousands separator. */
export function pointsCell(points: number): string {
  return String(roundedPoints(points));
}
