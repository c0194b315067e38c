import { stringify } from 'csv-stringify/sync';
import type { ChapterScores } from './scores.ts';

/** Points as a spreadsheet reads them: no more than four decimals. */
function number(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/**
 * What a spreadsheet could take for a formula: a text that begins with `=`, `+`, `-` or `@`, also in their full-width
 * forms and after characters that spreadsheets skip; or with a tab or line break, which could start another cell.
 */
const formula =
  /^(?:[\p{White_Space}\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n])/u;

/** A cell of text that no spreadsheet runs: what looks like a formula gets an apostrophe before it. */
export function safeCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/**
 * The scores as CSV (UTF-8 with a byte order mark, CRLF): `learner,name,email,` a column a question by id, then
 * `points,provisional,max,state`. A question that was not answered is an empty cell, settled points a number; points
 * that are only suggested stand in `provisional`.
 */
export function toCsv(scores: ChapterScores): string {
  const header = [
    'learner',
    'name',
    'email',
    ...scores.columns.map((column) => column.id),
    'points',
    'provisional',
    'max',
    'state',
  ];
  const rows = scores.rows.map(({ learner, cells, points, provisional, state }) => [
    safeCell(learner.id),
    safeCell(learner.name),
    safeCell(learner.email ?? ''),
    ...cells.map((cell) => (cell ? number(cell.points) : '')),
    number(points),
    number(provisional),
    number(scores.max),
    state,
  ]);
  return stringify([header, ...rows], { bom: true, record_delimiter: 'windows' });
}
