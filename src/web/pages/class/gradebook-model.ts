import type { AssessmentScores } from '../../../gradebook/assessment-scores.ts';
import { questionKey } from '../../../gradebook/changed-mark.ts';
import type { MarkedRow } from '../../../gradebook/marked-row.ts';
import type { QuestionCell } from '../../../gradebook/table.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render } from '../../../i18n/text.ts';
import { gradebookPath } from '../paths.ts';
import {
  chosenRows,
  type GradebookQuery,
  pageOf,
  queryText,
  rowStates,
} from './gradebook-query.ts';

/** How a gradebook writes points and shares. */
export function pointsIn(language: Language) {
  const points = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return {
    points: (value: number) => points.format(value),
    percent: (value: number) => percent.format(value),
  };
}

const heats = 4;

/** The tint of a cell: by its state where that asks for somebody, else by its share of the points. */
export function tintOf(cell: QuestionCell | null, max: number): string {
  if (cell === null) return 'cell-open';
  if (cell.state === 'excused') return 'cell-excused';
  if (cell.state === 'needs-review') return 'cell-review';
  if (cell.state === 'unknown') return 'cell-unknown';
  const share = max > 0 ? Math.min(1, cell.points / max) : 0;
  return share > 0 ? `heat-${Math.ceil(share * heats)}` : 'cell-none';
}

/** A heading that sorts: by the same column once more, the other way round. */
function heading(query: GradebookQuery, sort: string, text: string) {
  const isSorted = query.sort === sort;
  // Names are looked up from the first on, points from the most.
  const first = sort === 'name' || sort === 'section' ? 'up' : 'down';
  const other = query.dir === 'up' ? 'down' : 'up';
  return {
    text,
    href: queryText(query, { sort, dir: isSorted ? other : first, page: 1 }),
    sorted: isSorted ? (query.dir === 'up' ? 'ascending' : 'descending') : null,
  };
}

function rowModel(row: MarkedRow, scores: AssessmentScores, language: Language) {
  const { points, percent } = pointsIn(language);
  const { learner, cells, decisions } = row;
  const student = encodeURIComponent(learner.id);
  return {
    name: learner.name,
    section: learner.section ?? '',
    href: `gradebook/${student}`,
    state: row.state,
    total: row.state === 'excused' || row.state === 'not-started' ? null : points(row.points),
    max: points(row.max),
    provisional: row.provisional > 0 ? points(row.provisional) : null,
    percent: row.max > 0 && row.state !== 'not-started' ? percent(row.points / row.max) : null,
    cells: scores.columns.map((column, index) => {
      const cell = cells[index] ?? null;
      return {
        href: `gradebook/${student}/${encodeURIComponent(column.id)}`,
        tint: tintOf(cell, column.max),
        state: cell === null ? 'open' : cell.state,
        shown:
          cell === null || cell.state === 'excused' || cell.state === 'unknown'
            ? null
            : points(cell.state === 'needs-review' ? cell.points + cell.provisional : cell.points),
        isChanged: decisions.questions.has(questionKey(column)),
      };
    }),
  };
}

/** What the page of an assessment's gradebook shows. */
export function gradebookModel(
  scores: AssessmentScores,
  query: GradebookQuery,
  sections: readonly string[],
  language: Language,
) {
  const say = (key: Parameters<typeof message>[0]) => render(message(key), language);
  const chosen = chosenRows(scores, query, language);
  const { rows, page, pages } = pageOf(chosen, query.page);
  const { points } = pointsIn(language);
  return {
    query,
    sections,
    states: rowStates,
    all: scores.rows.length,
    chosen: chosen.length,
    page,
    pages,
    previous: page !== null && page > 1 ? queryText(query, { page: page - 1 }) : null,
    next: page !== null && page < pages ? queryText(query, { page: page + 1 }) : null,
    whole: pages > 1 && page !== null ? queryText(query, { page: 'all' }) : null,
    inPages: page === null && pages > 1 ? queryText(query, { page: 1 }) : null,
    clear: gradebookPath(scores.id),
    max: points(scores.max),
    heads: {
      name: heading(query, 'name', say('gradebook.name')),
      section: heading(query, 'section', say('web.section')),
      total: heading(query, 'total', say('gradebook.total')),
      percent: heading(query, 'percent', say('gradebook.percent')),
      state: heading(query, 'state', say('gradebook.state')),
    },
    columns: scores.columns.map((column) => ({
      ...heading(query, `q:${column.id}`, column.title[language]),
      max: column.max,
    })),
    rows: rows.map((row) => rowModel(row, scores, language)),
  };
}
