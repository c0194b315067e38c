import { stringify } from 'csv-stringify/sync';
import type { Language } from '../i18n/language.ts';
import { type Message, message, render } from '../i18n/text.ts';
import { roundedPoints } from '../questions/points.ts';
import { pointsCell, safeCell } from './cell.ts';
import { nameParts } from './names.ts';
import { fullPoints, isProvisional, type Person, type ScoreRow, type ScoreTable } from './table.ts';
import type { Warning } from './warning.ts';

function feedback(row: ScoreRow): Message {
  const { max } = row;
  const points = roundedPoints(row.points);
  if (row.state === 'excused') return message('gradebook.moodle-excused');
  if (row.state === 'not-started') return message('gradebook.moodle-not-started');
  const answered = row.cells.filter((cell) => cell !== null).length;
  return isProvisional(row)
    ? message('gradebook.moodle-waiting', { points, max })
    : message('gradebook.moodle-feedback', { points, max, answered, of: row.cells.length });
}

/** How well a learner can be found; Moodle takes a row it cannot place for one more of the row before it. */
function known({ email, externalId }: Person): number {
  return (email ? 2 : 0) + (externalId ? 1 : 0);
}

function aboutPeople(rows: readonly ScoreRow[]): Warning[] {
  const about = (text: (count: number) => Message, which: (row: ScoreRow) => boolean) => {
    const names = rows.filter(which).map(({ learner }) => learner.name);
    return names.length === 0 ? [] : [{ text: text(names.length), names }];
  };
  const byNumber = rows.every(({ learner }) => learner.externalId !== null);
  const byEmail = rows.every(({ learner }) => learner.email !== null);
  const unplaced = about(
    (count) => message('gradebook.moodle-no-email', { count }),
    ({ learner }) => learner.email === null,
  );
  return [
    ...(byEmail || rows.length === 0 ? [] : byNumber ? [] : unplaced),
    ...(byNumber && !byEmail ? [{ text: message('gradebook.moodle-by-number'), names: [] }] : []),
    ...about((count) => message('gradebook.moodle-provisional', { count }), isProvisional),
    ...about(
      (count) => message('gradebook.moodle-excused-left', { count }),
      ({ state }) => state === 'excused',
    ),
  ];
}

/**
 * The totals as Moodle's grade import reads them (CSV, UTF-8, no byte order mark): `First name,Surname,ID number,Email
 * address,` the title, `Feedback`. A grade is a number, or empty where there is none yet, it awaits review or was
 * excused. Whom Moodle
 * cannot find comes first, so that its import stops there.
 */
export function toMoodle(
  table: ScoreTable,
  { title, language }: { readonly title: string; readonly language: Language },
) {
  const sorted = table.rows.toSorted((a, b) => known(a.learner) - known(b.learner));
  const content = stringify([
    ['First name', 'Surname', 'ID number', 'Email address', safeCell(title), 'Feedback'],
    ...sorted.map((row) => {
      const { first, family } = nameParts(row.learner.name);
      const graded = !['excused', 'not-started'].includes(row.state) && !isProvisional(row);
      const cells = [first, family, row.learner.externalId ?? '', row.learner.email ?? ''];
      return [
        ...cells.map(safeCell),
        graded ? pointsCell(fullPoints(row, table)) : '',
        safeCell(render(feedback(row), language)),
      ];
    }),
  ]);
  return { content, rows: table.rows.length, warnings: aboutPeople(table.rows) };
}
