import type { Question } from '../questions/question.ts';
import type { AssessmentAttempt } from '../store/assessment-attempts.ts';
import type { AssessmentAnswer, AssessmentHint } from '../store/assessment-work.ts';
import type { MarkChange } from '../store/mark-changes.ts';
import {
  changedCell,
  type Decisions,
  decisionsOf,
  excusedCell,
  questionKey,
} from './changed-mark.ts';
import type { Person, QuestionCell, RowState, ScoreColumn, ScoreRow } from './table.ts';
import { type MarkRules, reachedBy, rulesFor, triesOf } from './tries.ts';

/** A question of an assessment: `max` are its points there. `question` is null where the content has it no more. */
export interface AssessmentColumn extends ScoreColumn {
  readonly chapter: string;
  readonly question: Question | null;
}

/** One student's marks in an assessment. */
export interface MarkedRow extends ScoreRow {
  readonly attempt: AssessmentAttempt | null;
  readonly isHandedIn: boolean;
  readonly decisions: Decisions;
}

function byQuestion<T extends { readonly chapter: string; readonly question: string }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(all, (one) => questionKey({ chapter: one.chapter, id: one.question }));
}

/** All that is kept of one student in an assessment. */
export interface Kept {
  readonly attempt: AssessmentAttempt | null;
  readonly isHandedIn: boolean;
  readonly answers: readonly AssessmentAnswer[];
  readonly hints: readonly AssessmentHint[];
  readonly changes: readonly MarkChange[];
}

function stateOf(
  cells: readonly (QuestionCell | null)[],
  kept: Kept,
  isExcused: boolean,
): RowState {
  if (isExcused) return 'excused';
  if (cells.some((cell) => cell?.state === 'needs-review')) return 'needs-review';
  if (kept.attempt !== null) return kept.isHandedIn ? 'complete' : 'in-progress';
  if (cells.every((cell) => cell === null)) return 'not-started';
  return cells.every((cell) => cell !== null) ? 'complete' : 'in-progress';
}

/** One student's row: what their answers come to by the rules, with what teachers decided on top. */
export function markedRow(
  learner: Person,
  columns: readonly AssessmentColumn[],
  rules: MarkRules,
  kept: Kept,
): MarkedRow {
  const decisions = decisionsOf(kept.changes);
  const [answers, hints] = [byQuestion(kept.answers), byQuestion(kept.hints)];
  const cells = columns.map((column) => {
    if (decisions.whole !== null) return excusedCell;
    const key = questionKey(column);
    const given = answers.get(key);
    const tries = given ? triesOf(given, hints.get(key) ?? []) : [];
    const isTask = column.question?.kind === 'task';
    const reached = given ? reachedBy(rulesFor(rules, isTask), column.max, tries).cell : null;
    return changedCell(reached, column.max, decisions.questions.get(key) ?? null);
  });
  const asked = columns.filter((_, index) => cells[index]?.state !== 'excused');
  const isExcused = decisions.whole !== null || (asked.length === 0 && columns.length > 0);
  const last = Math.max(...kept.answers.map(({ submittedAt }) => submittedAt));
  return {
    learner,
    cells,
    points: cells.reduce((sum, cell) => sum + (cell?.points ?? 0), 0),
    provisional: cells.reduce((sum, cell) => sum + (cell?.provisional ?? 0), 0),
    max: asked.reduce((sum, { max }) => sum + max, 0),
    state: stateOf(cells, kept, isExcused),
    answeredAt: kept.answers.length > 0 ? last : null,
    attempt: kept.attempt,
    isHandedIn: kept.isHandedIn,
    decisions,
  };
}
