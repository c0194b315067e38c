import { asPut } from '../attempts/as-put.ts';
import type { RecordedResponse } from '../attempts/attempts.ts';
import { AttemptError } from '../attempts/errors.ts';
import { responseFromStored } from '../attempts/stored-grade.ts';
import type { Content } from '../authoring/content.ts';
import type { Assessment } from '../classroom/assessments/assessment.ts';
import type { Mark } from '../classroom/assessments/marks.ts';
import { ClassError } from '../classroom/errors.ts';
import { message } from '../i18n/text.ts';
import { questionNeeds } from '../questions/any.ts';
import type { Question } from '../questions/question.ts';
import type { ShownHint } from '../store/hints.ts';
import type { MarkChange } from '../store/mark-changes.ts';
import type { QuestionAttempt } from '../store/question-attempts.ts';
import type { Store } from '../store/store.ts';
import { assessmentScores } from './assessment-scores.ts';
import { questionKey } from './changed-mark.ts';
import type { AssessmentColumn, MarkedRow } from './marked-row.ts';
import type { QuestionCell } from './table.ts';
import { reachedBy, rulesFor, triesOf } from './tries.ts';

/** One answer of a student, and what it was made into. */
export interface MarkedResponse {
  /** Which go at the question it belongs to, from 1. */
  readonly go: number;
  /** The question as it was put; null where the content has it no more. */
  readonly question: Question | null;
  readonly recorded: RecordedResponse;
  /** How many hints had been seen before it. */
  readonly hints: number;
}

/** All that is kept of one student's work on one question of an assessment, and the mark it makes. */
export interface MarkedWork {
  readonly row: MarkedRow;
  readonly column: AssessmentColumn;
  /** What counts, after what was decided; null where nothing was answered or decided. */
  readonly cell: QuestionCell | null;
  /** What the answers alone come to. */
  readonly mark: Mark;
  /** The oldest first. */
  readonly responses: readonly MarkedResponse[];
  /** The id of the response that the mark comes from. */
  readonly counted: string | null;
  readonly hints: readonly ShownHint[];
  /** What was decided about this question or all of the assessment, the newest first. */
  readonly changes: readonly MarkChange[];
}

/** The table's one row of a student. Throws a `ClassError` for somebody who has none. */
export async function rowOfStudent(
  store: Store,
  content: Content,
  assessment: Assessment,
  { learner, now }: { readonly learner: string; readonly now: number },
): Promise<{ readonly row: MarkedRow; readonly columns: readonly AssessmentColumn[] }> {
  const { rows, columns } = await assessmentScores(store, content, assessment, { learner, now });
  const [row] = rows;
  if (row) return { row, columns };
  throw new ClassError('unknown-person', message('people.unknown-person'));
}

async function responsesOf(
  store: Store,
  content: Content,
  goes: readonly QuestionAttempt[],
  column: AssessmentColumn,
): Promise<readonly Omit<MarkedResponse, 'hints'>[]> {
  const chapter = content.chapters.find(({ id }) => id === column.chapter);
  const { question: written } = column;
  const found = await Promise.all(
    goes.map(async ({ id, number, parameters }) => {
      const question = chapter && written ? asPut(chapter, written, parameters) : null;
      const looks = question !== null && questionNeeds(question).length > 0;
      const stored = await store.responses.ofQuestionAttempt(id);
      return stored.map((one) => ({
        go: number,
        question,
        recorded: responseFromStored(one, looks),
      }));
    }),
  );
  return found.flat();
}

/**
 * One student's work on one question of an assessment; `now` is in ms since 1970. Throws a `ClassError` for an unknown
 * student, an `AttemptError` for a question that is not in it.
 */
export async function markedWork(
  store: Store,
  content: Content,
  assessment: Assessment,
  which: { readonly learner: string; readonly question: string; readonly now: number },
): Promise<MarkedWork> {
  const { learner } = which;
  const { row, columns } = await rowOfStudent(store, content, assessment, which);
  const index = columns.findIndex(({ id }) => id === which.question);
  const column = columns[index];
  if (!column) {
    const values = { chapter: assessment.id, question: which.question.slice(0, 64) };
    throw new AttemptError('unknown-question', message('attempts.unknown-question', values));
  }
  const run = { learnerId: learner, chapter: column.chapter, assessment: assessment.id };
  const attempt = await store.attempts.current(run);
  const goes = attempt ? await store.questionAttempts.ofAttempt(attempt.id) : [];
  const own = goes.filter(({ question }) => question === column.id);
  const [kept, shown, work, changes] = await Promise.all([
    responsesOf(store, content, own, column),
    Promise.all(own.map(({ id }) => store.hints.shown(id))),
    store.assessmentWork.of(assessment.id, learner),
    store.markChanges.of(assessment.id, learner),
  ]);
  const isOwn = (one: { readonly chapter: string; readonly question: string }) =>
    questionKey({ chapter: one.chapter, id: one.question }) === questionKey(column);
  const tries = triesOf(work.answers.filter(isOwn), work.hints.filter(isOwn));
  const rules = rulesFor(assessment.settings, column.question?.kind === 'task');
  const { mark } = reachedBy(rules, column.max, tries);
  const judged = tries.filter(({ grade }) => grade.state !== 'unknown');
  const hintsBefore = new Map(tries.map(({ responseId, hints }) => [responseId, hints]));
  return {
    row,
    column,
    cell: row.cells[index] ?? null,
    mark,
    responses: kept.map((one) => ({ ...one, hints: hintsBefore.get(one.recorded.id) ?? 0 })),
    counted: mark.try === null ? null : (judged[mark.try - 1]?.responseId ?? null),
    hints: shown.flat(),
    changes: changes
      .filter(({ question }) => question === null || questionKey(question) === questionKey(column))
      .toReversed(),
  };
}
