import { stringify } from 'csv-stringify/sync';
import { pointsCell, safeCell } from './cell.ts';
import type { QuestionCell, ScoreTable } from './table.ts';

function cellText(cell: QuestionCell | null): string {
  if (cell === null) return '';
  return cell.state === 'excused' ? 'EX' : pointsCell(cell.points);
}

/**
 * The scores as CSV (UTF-8 with a byte order mark, CRLF): `learner,name,email,` a column a question by id (of all
 * assessments together, an assessment by title), then `points,provisional,max,state,login,external id,section`. A
 * question that was not answered is an empty cell, one that somebody is excused from `EX`, settled points a number;
 * points that are only suggested stand in `provisional`.
 */
export function toCsv(scores: ScoreTable): string {
  const header = [
    'learner',
    'name',
    'email',
    ...scores.columns.map((column) => safeCell(column.heading)),
    'points',
    'provisional',
    'max',
    'state',
    'login',
    'external id',
    'section',
  ];
  const rows = scores.rows.map(({ learner, cells, points, provisional, max, state }) => [
    safeCell(learner.id),
    safeCell(learner.name),
    safeCell(learner.email ?? ''),
    ...cells.map(cellText),
    pointsCell(points),
    pointsCell(provisional),
    pointsCell(max),
    state,
    safeCell(learner.login ?? ''),
    safeCell(learner.externalId ?? ''),
    safeCell(learner.section ?? ''),
  ]);
  return stringify([header, ...rows], { bom: true, record_delimiter: 'windows' });
}
