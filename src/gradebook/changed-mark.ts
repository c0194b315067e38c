import { assertNever } from '../assert-never.ts';
import type { Mark } from '../classroom/assessments/marks.ts';
import type { MarkChange } from '../store/mark-changes.ts';
import type { CellState, QuestionCell } from './table.ts';

/** The decisions that hold for one student in an assessment. */
export interface Decisions {
  /** By which they are excused from all of it; null where they are not. */
  readonly whole: MarkChange | null;
  /** By `chapter/question`; what was taken back is not among them. */
  readonly questions: ReadonlyMap<string, MarkChange>;
}

/** The name of a question within an assessment. */
export function questionKey(question: { readonly chapter: string; readonly id: string }): string {
  return `${question.chapter}/${question.id}`;
}

/** What holds of these changes of one student's marks, given the oldest first: of each question the newest. */
export function decisionsOf(changes: readonly MarkChange[]): Decisions {
  let whole: MarkChange | null = null;
  const questions = new Map<string, MarkChange>();
  for (const change of changes) {
    const holds = change.decision.kind !== 'take-back';
    if (change.question === null) whole = holds ? change : null;
    else if (holds) questions.set(questionKey(change.question), change);
    else questions.delete(questionKey(change.question));
  }
  return { whole, questions };
}

/** How an answer worth so many points stands. */
export function stateOfPoints(points: number, max: number): CellState {
  if (points >= max) return 'correct';
  return points > 0 ? 'partly-correct' : 'incorrect';
}

/** A cell that nobody is asked to fill. */
export const excusedCell: QuestionCell = { points: 0, provisional: 0, state: 'excused' };

/** A cell as a teacher's decision leaves it; `cell` is what the answers are worth, null where there is none. */
export function changedCell(
  cell: QuestionCell | null,
  max: Mark['max'],
  change: MarkChange | null,
): QuestionCell | null {
  if (change === null) return cell;
  const { decision } = change;
  switch (decision.kind) {
    case 'override':
      return {
        points: decision.points,
        provisional: 0,
        state: stateOfPoints(decision.points, max),
      };
    case 'excuse':
      return excusedCell;
    case 'take-back':
      return cell;
    default:
      return assertNever(decision);
  }
}
