import { stringify } from 'csv-stringify/sync';
import { readCsv } from '../../classroom/roster/csv.ts';
import { message } from '../../i18n/text.ts';
import { WordedError } from '../../i18n/worded-error.ts';
import { plainCell, safeCell } from '../cell.ts';

/** A student as Canvas's own gradebook export names them; a column that it lacks is an empty text. */
export interface CanvasStudent {
  readonly student: string;
  readonly id: string;
  readonly sisUserId: string;
  readonly sisLoginId: string;
  readonly section: string;
  readonly email: string;
}

/** Why a text is no gradebook export of Canvas. */
export class RosterError extends WordedError {
  override readonly name = 'RosterError';
}

/** The columns that name a student, in the order of Canvas's export; the email is none of Canvas's own. */
export const identityColumns = [
  'Student',
  'ID',
  'SIS User ID',
  'SIS Login ID',
  'Section',
  'Email',
] as const;

function rowsOf(text: string): readonly (readonly string[])[] {
  const { records, openQuote } = readCsv(text);
  if (openQuote !== null) {
    throw new RosterError(message('gradebook.roster-broken', { line: openQuote }));
  }
  return records.map(({ cells }) => cells);
}

function nameColumns(header: readonly string[]): (row: readonly string[]) => string {
  const at = (name: string) => header.indexOf(name);
  const [whole, last, first] = [at('Student'), at('LastName'), at('FirstName')];
  return whole >= 0
    ? (row) => row[whole] ?? ''
    : (row) => [row[last], row[first]].filter((part) => part).join(', ');
}

/**
 * Reads the students of a gradebook export of Canvas (comma, semicolon or tab; with `Student`, or with `LastName` and
 * `FirstName`); its other rows and columns are left aside.
 * @throws RosterError when it is none.
 */
export function readRoster(text: string): readonly CanvasStudent[] {
  const [first = [], ...rows] = rowsOf(text);
  const header = first.map((name) => name.trim());
  const named = header.includes('Student') || header.includes('LastName');
  if (!named || !header.includes('ID') || !header.includes('Section')) {
    const found = first.slice(0, 6).join(', ').slice(0, 200);
    throw new RosterError(message('gradebook.roster-header', { found: found || '–' }));
  }
  const nameOf = nameColumns(header);
  const cell = (row: readonly string[], column: (typeof identityColumns)[number]) => {
    const at = header.indexOf(column);
    return plainCell((at < 0 ? '' : (row[at] ?? '')).trim());
  };
  const students = rows
    .map((row) => ({
      student: plainCell(nameOf(row)),
      id: cell(row, 'ID'),
      sisUserId: cell(row, 'SIS User ID'),
      sisLoginId: cell(row, 'SIS Login ID'),
      section: cell(row, 'Section'),
      email: cell(row, 'Email'),
    }))
    .filter(({ id, sisUserId, sisLoginId }) => id !== '' || sisUserId !== '' || sisLoginId !== '');
  if (students.length === 0) throw new RosterError(message('gradebook.roster-empty'));
  return students;
}

/** The students as a text that `readRoster` reads back: what names them, and no score. */
export function writeRoster(students: readonly CanvasStudent[]): string {
  const rows = students.map(({ student, id, sisUserId, sisLoginId, section, email }) =>
    [student, id, sisUserId, sisLoginId, section, email].map(safeCell),
  );
  return stringify([[...identityColumns], ...rows]);
}
