import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node';
import type { Language } from '../i18n/language.ts';
import { message, render } from '../i18n/text.ts';
import { roundedPoints } from '../questions/points.ts';
import type { ScoreRow, ScoreTable } from './table.ts';

const heading = { fontWeight: 'bold', backgroundColor: '#e3eef0', wrap: true } as const;
const provisionalStyle = { backgroundColor: '#fff0cc', fontStyle: 'italic' } as const;
const dateFormat = 'yyyy-mm-dd hh:mm';

/**
 * A cell of text: Excel never runs it, whatever it begins with. The writer looks texts up in a plain object, where the
 * names that every object inherits would be found; a space after such a one keeps the file whole.
 */
function text(value: string): Cell {
  if (value === '') return null;
  return { type: String, value: value in {} ? `${value} ` : value };
}

function points(value: number, provisional: number): Cell {
  const cell = { type: Number, value: roundedPoints(value) };
  return provisional > 0 ? { ...cell, ...provisionalStyle } : cell;
}

function rowOf({ learner, cells, ...row }: ScoreRow, language: Language): Row {
  return [
    text(learner.name),
    text(learner.email ?? ''),
    text(learner.externalId ?? ''),
    text(learner.section ?? ''),
    ...cells.map((cell) => {
      if (!cell) return null;
      if (cell.state === 'excused') return text('EX');
      const waits = cell.state === 'needs-review' ? 1 : cell.provisional;
      return points(cell.points, waits);
    }),
    points(row.points, row.state === 'needs-review' ? 1 : 0),
    points(row.provisional, row.provisional),
    points(row.max, 0),
    text(render(message(`gradebook.state-${row.state}`), language)),
    row.answeredAt === null
      ? null
      : { type: Date, value: new Date(row.answeredAt), format: dateFormat },
  ];
}

/**
 * The scores as a workbook. The first sheet: a row a learner, a column a question by id, real numbers and dates (UTC),
 * with the header row and the column of names frozen; cells with points that are only suggested are tinted, and those
 * points stand in a column of their own. The second sheet: the questions.
 */
export async function toXlsx(table: ScoreTable, language: Language): Promise<Buffer> {
  const word = (key: Parameters<typeof message>[0]) => render(message(key), language);
  const head = (value: string): Cell => ({ type: String, value, ...heading });
  const header = [
    ...[word('gradebook.name'), word('gradebook.email'), word('gradebook.external-id')],
    word('gradebook.section'),
    ...table.columns.map(({ heading }) => heading),
    ...[word('gradebook.points'), word('gradebook.provisional'), word('gradebook.max')],
    ...[word('gradebook.state'), word('gradebook.answered-at')],
  ];
  const questions = [
    [word('gradebook.question'), word('gradebook.title'), word('gradebook.max')].map(head),
    ...table.columns.map(({ heading, title, max }) => [
      text(heading),
      text(title[language]),
      points(max, 0),
    ]),
  ];
  const narrow = table.columns.map(() => ({ width: 14 }));
  const book = writeWorkbook([
    {
      sheet: word('gradebook.sheet-scores'),
      data: [header.map(head), ...table.rows.map((row) => rowOf(row, language))],
      columns: [
        ...[{ width: 26 }, { width: 28 }, { width: 14 }, { width: 14 }],
        ...narrow,
        ...[{ width: 10 }, { width: 12 }, { width: 10 }, { width: 16 }, { width: 18 }],
      ],
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      sheet: word('gradebook.sheet-questions'),
      data: questions,
      columns: [{ width: 28 }, { width: 60 }, { width: 10 }],
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
  ]);
  return book.toBuffer();
}
