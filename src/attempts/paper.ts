import type { Assessment } from '../classroom/assessments/assessment.ts';
import { type Mark, markFor } from '../classroom/assessments/marks.ts';
import type { AssessmentQuestion } from '../classroom/assessments/settings.ts';
import type { Question } from '../questions/question.ts';
import type { Store } from '../store/store.ts';
import { countsTries } from './gate.ts';
import { type GivenTry, triesOf } from './tries.ts';

/** How far somebody is with one question of an assessment. */
export interface PaperLine {
  readonly tries: readonly GivenTry[];
  /** Whether something was typed since the last answer. */
  readonly hasDraft: boolean;
  readonly mark: Mark;
}

/** The mark of a question: a task may be looked at as often as one likes, and its best state counts. */
export function markOfTries(
  settings: Assessment['settings'],
  asked: AssessmentQuestion,
  question: Pick<Question, 'kind'>,
  tries: readonly GivenTry[],
): Mark {
  const rules = countsTries(question)
    ? settings
    : { hints: settings.hints, tries: { allowed: null, penalty: 0, counts: 'best' as const } };
  return markFor(rules, asked.points, tries);
}

/** Somebody's work on an assessment, by the question's id. */
export async function paperOf(
  store: Store,
  { id, settings }: Assessment,
  learner: string,
  asked: readonly { readonly asked: AssessmentQuestion; readonly question: Question }[],
): Promise<ReadonlyMap<string, PaperLine>> {
  const lines = new Map<string, PaperLine>();
  for (const chapter of new Set(asked.map((one) => one.asked.chapter))) {
    const run = await store.attempts.current({ learnerId: learner, chapter, assessment: id });
    const tries = run ? await triesOf(store, run.id) : new Map<string, readonly GivenTry[]>();
    const goes = run ? await store.questionAttempts.ofAttempt(run.id) : [];
    const newest = new Map(goes.map((go) => [go.question, go.id]));
    for (const { asked: one, question } of asked.filter((each) => each.asked.chapter === chapter)) {
      const given = tries.get(question.id) ?? [];
      const go = newest.get(question.id);
      const draft = go === undefined ? null : await store.drafts.get(go);
      lines.set(question.id, {
        tries: given,
        hasDraft: draft !== null && draft.savedAt > (given.at(-1)?.at ?? 0),
        mark: markOfTries(settings, one, question, given),
      });
    }
  }
  return lines;
}
