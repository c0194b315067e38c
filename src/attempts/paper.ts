import type { Assessment } from '../classroom/assessments/assessment.ts';
import type { AssessmentQuestion } from '../classroom/assessments/settings.ts';
import type { Store } from '../store/store.ts';

/** How far somebody is with one question of an assessment; what it is worth is for the gradebook to say. */
export interface PaperLine {
  /** How many answers there are. */
  readonly answers: number;
  /** Whether something was typed since the last answer. */
  readonly hasDraft: boolean;
}

/** How far somebody is with these questions of an assessment, by the question's id. */
export async function paperOf(
  store: Store,
  { id }: Pick<Assessment, 'id'>,
  learner: string,
  asked: readonly AssessmentQuestion[],
): Promise<ReadonlyMap<string, PaperLine>> {
  const lines = new Map<string, PaperLine>();
  for (const chapter of new Set(asked.map((one) => one.chapter))) {
    const run = await store.attempts.current({ learnerId: learner, chapter, assessment: id });
    const goes = run ? await store.questionAttempts.ofAttempt(run.id) : [];
    for (const { question } of asked.filter((one) => one.chapter === chapter)) {
      const mine = goes.filter((go) => go.question === question);
      const found = await Promise.all(mine.map((go) => store.responses.ofQuestionAttempt(go.id)));
      const newest = mine.at(-1);
      const draft = newest ? await store.drafts.get(newest.id) : null;
      const lastAnswer = found.at(-1)?.at(-1)?.submittedAt ?? 0;
      lines.set(question, {
        answers: found.flat().length,
        hasDraft: draft !== null && draft.savedAt > lastAnswer,
      });
    }
  }
  return lines;
}
