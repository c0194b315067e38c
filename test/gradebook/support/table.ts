import type { Person, QuestionCell, ScoreRow, ScoreTable } from '../../../src/gradebook/table.ts';

/** Somebody of whom only what is given is known. */
export function person(known: Partial<Person> & { readonly name: string }): Person {
  return { id: known.name, email: null, externalId: null, login: null, section: null, ...known };
}

const third: QuestionCell = { points: 1 / 3, provisional: 0, state: 'partly-correct' };
const essay: QuestionCell = { points: 0, provisional: 2, state: 'needs-review' };

/** A row that has a third of a point in the first question and nothing in the second, unless told. */
export function row(learner: Person, other: Partial<ScoreRow> = {}): ScoreRow {
  const points = { cells: [third, null], points: 1 / 3, provisional: 0 };
  return {
    learner,
    ...points,
    max: 3,
    state: 'in-progress',
    answeredAt: 1_700_000_000_000,
    ...other,
  };
}

/** A row whose second question awaits review. */
export function waiting(learner: Person): ScoreRow {
  return row(learner, { cells: [third, essay], provisional: 2, state: 'needs-review' });
}

/** A table of two questions, worth one and two points. */
export function table(rows: readonly ScoreRow[]): ScoreTable {
  return {
    of: 'chapter',
    id: 'volumes',
    fileName: 'volumes',
    title: { en: 'Volumes', 'zh-CN': '卷' },
    columns: [
      { id: 'one', heading: 'one', title: { en: 'One', 'zh-CN': '一' }, max: 1 },
      { id: 'two', heading: 'two', title: { en: 'Two', 'zh-CN': '二' }, max: 2 },
    ],
    rows,
    max: 3,
  };
}

/** Names that are hard on a file: commas, quotes, line breaks, right-to-left and Chinese text. */
export const hardNames = [
  'Lovelace, Ada',
  'Grace "Amazing" Hopper',
  '李 雷',
  '欧阳修',
  'two\nlines',
  "O'Neil",
  "'Abd al-Rahman",
  'عبد الرحمن',
  'שרה כהן',
  ' spaces around ',
  'semi;colon',
];
