import { z } from 'zod';
import type { AssessmentScores } from '../../../gradebook/assessment-scores.ts';
import type { MarkedRow } from '../../../gradebook/marked-row.ts';
import type { RowState } from '../../../gradebook/table.ts';
import type { Language } from '../../../i18n/language.ts';

/** The states of a row in the order in which they are offered. */
export const rowStates = [
  'needs-review',
  'complete',
  'in-progress',
  'not-started',
  'excused',
] as const satisfies readonly RowState[];

/** How many students stand on a page. */
export const pageSize = 100;

const text = z.string().max(200).catch('');

/** What a gradebook is asked to show; whatever it does not know it passes over. */
const asked = z.object({
  section: text,
  name: text,
  state: z.enum(['', ...rowStates]).catch(''),
  /** A column: `name`, `section`, `total`, `percent`, `state`, or a question as `q:ID`. */
  sort: z.string().max(300).catch('name'),
  dir: z.enum(['up', 'down']).catch('up'),
  /** From 1, or `all` for paper. */
  page: z.union([z.literal('all'), z.coerce.number().int().min(1)]).catch(1),
});

export type GradebookQuery = z.infer<typeof asked>;

/** The query of a gradebook's address. */
export function readGradebookQuery(query: unknown): GradebookQuery {
  return asked.parse(typeof query === 'object' && query !== null ? query : {});
}

const usual: GradebookQuery = {
  section: '',
  name: '',
  state: '',
  sort: 'name',
  dir: 'up',
  page: 1,
};

/** The query of the address that shows this, with some of it changed; what is as usual is left out. */
export function queryText(query: GradebookQuery, changes: Partial<GradebookQuery> = {}): string {
  const wanted = { ...query, ...changes };
  const said = new URLSearchParams();
  for (const key of ['section', 'name', 'state', 'sort', 'dir', 'page'] as const) {
    if (wanted[key] !== usual[key]) said.set(key, String(wanted[key]));
  }
  const text = said.toString();
  return text === '' ? '?' : `?${text}`;
}

/** What a row is sorted by: a text, or a number; null sorts before everything. */
type Key = (row: MarkedRow) => string | number | null;

function keyOf(sort: string, { columns }: AssessmentScores): Key {
  const reached = ({ points, provisional }: { points: number; provisional: number }) =>
    points + provisional;
  switch (sort) {
    case 'section':
      return ({ learner }) => learner.section ?? '';
    case 'total':
      return (row) => (row.state === 'excused' ? null : reached(row));
    case 'percent':
      return (row) => (row.max > 0 ? reached(row) / row.max : null);
    case 'state':
      return ({ state }) => rowStates.indexOf(state);
    default: {
      const at = columns.findIndex(({ id }) => sort === `q:${id}`);
      if (at < 0) return ({ learner }) => learner.name;
      return ({ cells }) => {
        const cell = cells[at] ?? null;
        return cell === null || cell.state === 'excused' ? null : reached(cell);
      };
    }
  }
}

/** The rows that are asked for, in the order that is asked for; equal ones by name. */
export function chosenRows(
  scores: AssessmentScores,
  { section, name, state, sort, dir }: GradebookQuery,
  language: Language,
): readonly MarkedRow[] {
  const words = new Intl.Collator(language, { numeric: true });
  const wanted = name.trim().toLocaleLowerCase(language);
  const chosen = scores.rows.filter(
    ({ learner, ...row }) =>
      (section === '' || learner.section === section) &&
      (state === '' || row.state === state) &&
      (wanted === '' || learner.name.toLocaleLowerCase(language).includes(wanted)),
  );
  const key = keyOf(sort, scores);
  const sign = dir === 'up' ? 1 : -1;
  const keyed = chosen.map((row) => ({ row, key: key(row) }));
  keyed.sort((a, b) => {
    const order =
      typeof a.key === 'string' && typeof b.key === 'string'
        ? words.compare(a.key, b.key)
        : Number(a.key ?? -1) - Number(b.key ?? -1);
    return sign * order || words.compare(a.row.learner.name, b.row.learner.name);
  });
  return keyed.map(({ row }) => row);
}

/** The part of the rows that a page shows, and how many pages there are. */
export function pageOf(rows: readonly MarkedRow[], page: GradebookQuery['page']) {
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  if (page === 'all') return { rows, page: null, pages };
  const number = Math.min(page, pages);
  const from = (number - 1) * pageSize;
  return { rows: rows.slice(from, from + pageSize), page: number, pages };
}
