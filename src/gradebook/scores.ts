import { bestOf, countedPoints } from '../attempts/standing.ts';
import { gradeState } from '../attempts/stored-grade.ts';
import type { Chapter } from '../authoring/content.ts';
import { maxPoints } from '../questions/any.ts';
import type { GradeState } from '../questions/grade.ts';
import type { QuestionScore, Score } from '../store/scores.ts';
import type { Store } from '../store/store.ts';

/** What a learner reached in one question: settled points, and those that are only suggested on top. */
export interface QuestionCell {
  readonly points: number;
  readonly provisional: number;
  readonly state: GradeState;
}

/** Where a learner's row stands: answered all; not yet; or waiting for a person to settle points. */
export type RowState = 'complete' | 'in-progress' | 'needs-review';

/** One learner's scores. */
export interface ScoreRow {
  readonly learner: { readonly id: string; readonly name: string; readonly email: string | null };
  /** In the order of the chapter's questions; null where nothing was answered. */
  readonly cells: readonly (QuestionCell | null)[];
  readonly points: number;
  readonly provisional: number;
  readonly state: RowState;
}

/** The scores of a chapter: one row a learner, a column a question. */
export interface ChapterScores {
  readonly chapter: Chapter;
  readonly columns: readonly {
    readonly id: string;
    readonly title: Chapter['title'];
    readonly max: number;
  }[];
  readonly rows: readonly ScoreRow[];
  readonly max: number;
}

function cellOf(score: QuestionScore): QuestionCell {
  const standing = ({ points, max, state }: Score) => ({ points, max, state: gradeState(state) });
  const grades = [standing(score.best), standing(score.latest)];
  return { ...countedPoints(grades), state: bestOf(grades)?.state ?? 'unknown' };
}

function stateOf(cells: readonly (QuestionCell | null)[]): RowState {
  if (cells.some((cell) => cell?.state === 'needs-review' || (cell?.provisional ?? 0) > 0)) {
    return 'needs-review';
  }
  return cells.every((cell) => cell !== null && cell.state !== 'unknown')
    ? 'complete'
    : 'in-progress';
}

/** The scores of everybody who began a chapter; a question that was taken out of it counts no more. */
export async function chapterScores(store: Store, chapter: Chapter): Promise<ChapterScores> {
  const columns = chapter.questions.map((question) => ({
    id: question.id,
    title: question.title,
    max: maxPoints(question),
  }));
  const rows: ScoreRow[] = [];
  for await (const { learner, questions } of store.scores.ofChapter(chapter.id)) {
    const byId = new Map(questions.map((score) => [score.question, score]));
    const cells = columns.map(({ id }) => {
      const score = byId.get(id);
      return score ? cellOf(score) : null;
    });
    rows.push({
      learner: { id: learner.id, name: learner.name, email: learner.email },
      cells,
      points: cells.reduce((sum, cell) => sum + (cell?.points ?? 0), 0),
      provisional: cells.reduce((sum, cell) => sum + (cell?.provisional ?? 0), 0),
      state: stateOf(cells),
    });
  }
  return { chapter, columns, rows, max: columns.reduce((sum, column) => sum + column.max, 0) };
}
