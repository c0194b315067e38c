import { message, type Text } from '../../i18n/text.ts';
import { isEmail, isLogin, isName, oneLine } from '../fields.ts';
import { type Columns, columnsOf, type Field, type Source } from './columns.ts';
import { type CsvRecord, readCsv } from './csv.ts';

/** One person of a file, as it gives them; `login` and `email` are never both null where there is no problem. */
export interface RosterRow {
  /** The line in the file, from 1. */
  readonly line: number;
  readonly name: string;
  readonly login: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly section: string | null;
  readonly problems: readonly Text[];
}

/** A roster as a file gives it; `problem` is what makes all of it unreadable. */
export interface RosterFile {
  readonly source: Source;
  readonly rows: readonly RosterRow[];
  readonly problem: Text | null;
}

/** The most people that one file may hold. */
const mostRows = 5000;

const han = /^[\p{Script=Han}·]+$/u;

/** A given and a family name as they are said together: a Chinese one has the family's first, and no space. */
function fullName(given: string, family: string): string {
  return han.test(given) && han.test(family) ? family + given : oneLine(`${given} ${family}`);
}

/** Canvas writes `Family, Given`. */
function fromSortable(name: string): string {
  const [family = '', given, ...more] = name.split(',').map((part) => part.trim());
  return given !== undefined && more.length === 0 ? fullName(given, family) : name;
}

/** Rows that Canvas puts among the students: what each column is worth, and its own test student. */
function isNoStudent({ cells }: CsvRecord, { source, at }: Columns): boolean {
  if (source !== 'canvas') return false;
  const name = oneLine(cells[at.name ?? -1] ?? '');
  if (/^points possible$/i.test(name) || name === 'Student, Test') return true;
  const identity = [at.name, at.otherId, at.externalId, at.login];
  return identity.every((index) => oneLine(cells[index ?? -1] ?? '') === '');
}

function problemsOf(row: Omit<RosterRow, 'problems'>): readonly Text[] {
  const { name, login, email, externalId, section } = row;
  return [
    ...(isName(name) ? [] : [message('people.row-no-name')]),
    ...(login === null && email === null ? [message('people.row-no-login')] : []),
    ...(login !== null && !isLogin(login)
      ? [message('people.row-bad-login', { found: login.slice(0, 60) })]
      : []),
    ...(email !== null && !isEmail(email)
      ? [message('people.row-bad-email', { found: email.slice(0, 60) })]
      : []),
    ...(externalId !== null && !isName(externalId) ? [message('people.row-bad-id')] : []),
    ...(section !== null && !isName(section) ? [message('people.bad-section')] : []),
  ];
}

function rowOf(record: CsvRecord, { source, at }: Columns): RosterRow {
  const cell = (field: Field) => {
    const index = at[field];
    return index === undefined ? '' : oneLine(record.cells[index] ?? '');
  };
  const whole = source === 'canvas' ? fromSortable(cell('name')) : cell('name');
  const login = cell('login') || null;
  const email = cell('email') || (login !== null && isEmail(login) ? login : null);
  const row = {
    line: record.line,
    name: whole || fullName(cell('first'), cell('last')),
    login,
    email,
    externalId: cell('externalId') || cell('otherId') || null,
    section: cell('section') || null,
  };
  return { ...row, problems: problemsOf(row) };
}

/** Reads a pasted or uploaded roster. What is wrong with a row stands with the row. */
export function readRoster(text: string): RosterFile {
  const { records, openQuote } = readCsv(text);
  const [first] = records;
  const unreadable = (source: Source, problem: Text) => ({ source, rows: [], problem });
  if (!first) return unreadable('list', message('people.roster-empty'));
  const columns = columnsOf(first.cells);
  if (openQuote !== null)
    return unreadable(columns.source, message('people.roster-quote', { line: openQuote }));
  const body = columns.header ? records.slice(1) : records;
  const rows = body.filter((record) => !isNoStudent(record, columns));
  if (rows.length === 0) return unreadable(columns.source, message('people.roster-empty'));
  if (rows.length > mostRows)
    return unreadable(columns.source, message('people.roster-long', { most: mostRows }));
  const { source, at } = columns;
  if (at.login === undefined && at.email === undefined)
    return unreadable(source, message('people.roster-no-login'));
  return { source, rows: rows.map((record) => rowOf(record, columns)), problem: null };
}
