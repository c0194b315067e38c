import { bestOf, countedPoints } from '../attempts/standing.ts';
import { gradeState } from '../attempts/stored-grade.ts';
import type { Chapter } from '../authoring/content.ts';
import { maxPoints } from '../questions/any.ts';
import type { Learner } from '../store/learners.ts';
import type { Person as ClassMember } from '../store/people.ts';
import type { QuestionScore, Score } from '../store/scores.ts';
import type { Store } from '../store/store.ts';
import type { Person, QuestionCell, RowState, ScoreRow, ScoreTable } from './table.ts';

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

/** Somebody as a table names them; of whoever is in no class, only what their work says is known. */
export function personOf({ id, name, email }: Learner, member: ClassMember | undefined): Person {
  return {
    id,
    name,
    email,
    externalId: member?.externalId ?? null,
    login: member?.login ?? null,
    section: member?.section ?? null,
  };
}

function lastAnswer(questions: readonly QuestionScore[]): number | null {
  return questions.reduce<number | null>(
    (last, { latest }) => Math.max(last ?? latest.submittedAt, latest.submittedAt),
    null,
  );
}

/**
 * The scores of everybody who began a chapter, or of those of a section of the class; a question that was taken out of
 * the chapter counts no more.
 */
export async function chapterScores(
  store: Store,
  chapter: Chapter,
  section: string | null = null,
): Promise<ScoreTable> {
  const members = new Map((await store.people.list()).map((one) => [one.id, one]));
  const columns = chapter.questions.map((question) => ({
    id: question.id,
    heading: question.id,
    title: question.title,
    max: maxPoints(question),
  }));
  const max = columns.reduce((sum, column) => sum + column.max, 0);
  const rows: ScoreRow[] = [];
  for await (const { learner, questions } of store.scores.ofChapter(chapter.id)) {
    const person = personOf(learner, members.get(learner.id));
    if (section !== null && person.section !== section) continue;
    const byId = new Map(questions.map((score) => [score.question, score]));
    const cells = columns.map(({ id }) => {
      const score = byId.get(id);
      return score ? cellOf(score) : null;
    });
    rows.push({
      learner: person,
      cells,
      points: cells.reduce((sum, cell) => sum + (cell?.points ?? 0), 0),
      provisional: cells.reduce((sum, cell) => sum + (cell?.provisional ?? 0), 0),
      max,
      state: stateOf(cells),
      answeredAt: lastAnswer(questions),
    });
  }
  const { id } = chapter;
  return { of: 'chapter', id, fileName: id, title: chapter.title, columns, rows, max };
}
