import type { Content } from '../authoring/content.ts';
import { listAssessments } from '../classroom/assessments/assessment.ts';
import { message, render } from '../i18n/text.ts';
import type { Store } from '../store/store.ts';
import { type AssessmentScores, assessmentScores } from './assessment-scores.ts';
import { excusedCell, stateOfPoints } from './changed-mark.ts';
import type { MarkedRow } from './marked-row.ts';
import type { Person, QuestionCell, RowState, ScoreRow, ScoreTable } from './table.ts';

/** A student's total in one assessment as a cell; none where they have not started it. */
function totalCell({ state, points, provisional, max }: MarkedRow): QuestionCell | null {
  if (state === 'not-started') return null;
  if (state === 'excused') return excusedCell;
  const waits = state === 'needs-review';
  return { points, provisional, state: waits ? 'needs-review' : stateOfPoints(points, max) };
}

function stateOf(states: readonly RowState[]): RowState {
  if (states.includes('needs-review')) return 'needs-review';
  for (const state of ['not-started', 'excused', 'complete'] as const) {
    if (states.every((one) => one === state)) return state;
  }
  return states.every((one) => one === 'complete' || one === 'excused')
    ? 'complete'
    : 'in-progress';
}

function sum(rows: readonly MarkedRow[], of: 'points' | 'provisional' | 'max'): number {
  return rows.reduce((total, row) => total + row[of], 0);
}

function rowOf(
  learner: Person,
  tables: readonly ReadonlyMap<string, MarkedRow>[],
  maxima: readonly number[],
): ScoreRow {
  const own = tables.map((rows) => rows.get(learner.id));
  const rows = own.filter((row) => row !== undefined);
  // Who was removed has no row where they left no work; the points are asked for all the same.
  const missing = maxima.filter((_, index) => own[index] === undefined);
  const answered = rows.flatMap(({ answeredAt }) => (answeredAt === null ? [] : [answeredAt]));
  return {
    learner,
    cells: own.map((row) => (row ? totalCell(row) : null)),
    points: sum(rows, 'points'),
    provisional: sum(rows, 'provisional'),
    max: sum(rows, 'max') + missing.reduce((total, max) => total + max, 0),
    state: stateOf(own.map((row) => row?.state ?? 'not-started')),
    answeredAt: answered.length > 0 ? Math.max(...answered) : null,
  };
}

/** The title of each table, told apart by a number where several have the same. */
function headingsOf(tables: readonly AssessmentScores[]): readonly string[] {
  const seen = new Map<string, number>();
  return tables.map(({ title }) => {
    const count = (seen.get(title.en) ?? 0) + 1;
    seen.set(title.en, count);
    return count === 1 ? title.en : `${title.en} (${count})`;
  });
}

/**
 * All assessments that were published or started, as one table: a column an assessment, a cell its total. `now` in ms
 * since 1970; a section of the class, or everybody.
 */
export async function everythingScores(
  store: Store,
  content: Content,
  { now, section }: { readonly now: number; readonly section: string | null },
): Promise<ScoreTable> {
  const tables: AssessmentScores[] = [];
  for (const assessment of await listAssessments(store)) {
    const table = await assessmentScores(store, content, assessment, { now, section });
    const isBegun = table.rows.some(({ state }) => state !== 'not-started');
    if (assessment.settings.published || isBegun) tables.push(table);
  }
  const headings = headingsOf(tables);
  const people = new Map(
    tables.flatMap(({ rows }) => rows.map(({ learner }) => [learner.id, learner] as const)),
  );
  const byLearner = tables.map(({ rows }) => new Map(rows.map((row) => [row.learner.id, row])));
  const maxima = tables.map(({ max }) => max);
  const title = message('gradebook.everything');
  return {
    of: 'everything',
    id: 'everything',
    fileName: 'all-assessments',
    title: { en: render(title, 'en'), 'zh-CN': render(title, 'zh-CN') },
    columns: tables.map((table, index) => ({
      id: table.id,
      heading: headings[index] ?? table.title.en,
      title: table.title,
      max: table.max,
    })),
    rows: [...people.values()].map((learner) => rowOf(learner, byLearner, maxima)),
    max: maxima.reduce((total, max) => total + max, 0),
  };
}
