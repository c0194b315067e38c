import { stringify } from 'csv-stringify/sync';
import { type Message, message } from '../../i18n/text.ts';
import { pointsCell, safeCell } from '../cell.ts';
import {
  fullPoints,
  isProvisional,
  type Person,
  type ScoreRow,
  type ScoreTable,
} from '../table.ts';
import type { Warning } from '../warning.ts';
import { type Matches, matchStudents } from './match.ts';
import type { CanvasStudent } from './roster.ts';

/** What a file for Canvas is made with. */
export interface CanvasOptions {
  readonly title: string;
  /** Canvas's id of the assignment; null lets Canvas make a new one. */
  readonly assignmentId: string | null;
  /** The students of Canvas's own export; null where there is none. */
  readonly students: readonly CanvasStudent[] | null;
}

/** Columns with these words in their title are Canvas's own totals, and it reads none of them. */
const ignored =
  /Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade|Override Score|Override Grade|Override Status/;

function gradeCell(row: ScoreRow, table: ScoreTable): string {
  if (row.state === 'excused') return 'EX';
  return isProvisional(row) || row.state === 'not-started'
    ? ''
    : pointsCell(fullPoints(row, table));
}

/** What is known of a learner without Canvas's export; it can still find them by SIS id, login or name. */
function asStudent({ name, email, externalId, login, section }: Person): CanvasStudent {
  return {
    student: name,
    id: '',
    sisUserId: externalId ?? '',
    sisLoginId: login ?? email ?? '',
    section: section ?? '',
    email: email ?? '',
  };
}

function aboutTitle({ title, assignmentId }: CanvasOptions): Warning[] {
  const about = (text: Message): Warning => ({ text, names: [] });
  const [words] = ignored.exec(title) ?? [];
  const [, number] = /\s\((\d+)\)$/.exec(title) ?? [];
  return [
    ...(words ? [about(message('gradebook.canvas-ignored', { words }))] : []),
    ...(assignmentId === null ? [about(message('gradebook.canvas-no-assignment', { title }))] : []),
    ...(assignmentId === null && number
      ? [about(message('gradebook.canvas-number', { number }))]
      : []),
  ];
}

function aboutPeople(rows: readonly ScoreRow[], matches: Matches | null): Warning[] {
  const list = (people: readonly Person[], text: (count: number) => Message): Warning[] =>
    people.length === 0
      ? []
      : [{ text: text(people.length), names: people.map(({ name }) => name) }];
  const waiting = rows.filter(isProvisional).map(({ learner }) => learner);
  return [
    ...(matches
      ? [
          ...list(matches.unmatched, (count) => message('gradebook.canvas-unmatched', { count })),
          ...list(matches.ambiguous, (count) => message('gradebook.canvas-ambiguous', { count })),
          ...list(matches.taken, (count) => message('gradebook.canvas-taken', { count })),
        ]
      : [{ text: message('gradebook.canvas-no-roster'), names: [] }]),
    ...list(waiting, (count) => message('gradebook.canvas-provisional', { count })),
  ];
}

/**
 * The totals as Canvas's gradebook imports them (UTF-8, no byte order mark): the columns that name a student, then the
 * assignment's, and the row of points possible. `EX` is excused; an empty cell awaits review, or an
 * answer. With Canvas's own export,
 * a learner who is not surely one of its students has no row. `rows` counts the learners in it.
 */
export function toCanvas(table: ScoreTable, options: CanvasOptions) {
  const { assignmentId, students } = options;
  const title = options.title.replace(/\s+/g, ' ').trim();
  const people = table.rows.map(({ learner }) => learner);
  const matches = students && matchStudents(people, students);
  const placed = table.rows.flatMap((row): { row: ScoreRow; student: CanvasStudent }[] => {
    const student = matches ? matches.studentOf.get(row.learner.id) : asStudent(row.learner);
    return student ? [{ row, student }] : [];
  });
  const column = assignmentId === null ? title : `${title} (${assignmentId})`;
  const content = stringify([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', safeCell(column)],
    ['    Points Possible', '', '', '', '', pointsCell(table.max)],
    ...placed.map(({ row, student: { student, id, sisUserId, sisLoginId, section } }) => [
      ...[student, id, sisUserId, sisLoginId, section].map(safeCell),
      gradeCell(row, table),
    ]),
  ]);
  const warnings = [
    ...aboutTitle({ ...options, title }),
    ...aboutPeople(
      placed.map(({ row }) => row),
      matches,
    ),
  ];
  return { content, rows: placed.length, warnings };
}
