import { stringify } from 'csv-stringify/sync';
import { pointsCell, safeCell } from './cell.ts';
import type { ScoreTable } from './table.ts';

/**
 * The scores as CSV (UTF-8 with a byte order mark, CRLF): `learner,name,email,` a column a question by id, then
 * `points,provisional,max,state`. A question that was not answered is an empty cell, settled points a number; points
 * that are only suggested stand in `provisional`.
 */
export function toCsv(scores: ScoreTable): string {
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
    ...cells.map((cell) => (cell ? pointsCell(cell.points) : '')),
    pointsCell(points),
    pointsCell(provisional),
    pointsCell(scores.max),
    state,
  ]);
  return stringify([header, ...rows], { bom: true, record_delimiter: 'windows' });
}
