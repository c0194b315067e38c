import type { Assessment } from '../classroom/assessments/assessment.ts';
import { mayTryAgain } from '../classroom/assessments/rules.ts';
import { seatOf } from '../classroom/assessments/seat.ts';
import type { AssessmentAttempt } from '../store/assessment-attempts.ts';
import type { AttemptsIn } from './create.ts';
import type { AttemptDeps } from './deps.ts';
import { lookUp } from './find.ts';
import { countsTries, triesUsed } from './gate.ts';

/** When and by whom work is handed in. */
export type HandedIn = NonNullable<AssessmentAttempt['handedIn']>;

/** Hands in an attempt with what was saved by then; one that is handed in already stays as it was. */
export type HandIn = (attempt: AssessmentAttempt, handedIn: HandedIn) => Promise<AssessmentAttempt>;

/** The questions of an assessment that a learner has opened, and that still stand in their chapters. */
async function opened(deps: AttemptDeps, { settings, id }: Assessment, learner: string) {
  const { store, content } = deps;
  const { chapters } = await content.current();
  const asked = settings.sections.flatMap(({ questions }) => questions);
  const ofChapters = [...Map.groupBy(asked, (one) => one.chapter)].map(async ([chapter, mine]) => {
    const run = await store.attempts.current({ learnerId: learner, chapter, assessment: id });
    const goes = run ? await store.questionAttempts.ofAttempt(run.id) : [];
    return mine.filter(({ question }) => goes.some((go) => go.question === question));
  });
  return (await Promise.all(ofChapters))
    .flat()
    .flatMap(({ chapter, question }) => lookUp(chapters, chapter, question) ?? []);
}

/** Hands work in: first every draft that is newer than its answer becomes one, then nothing more is taken. */
export function handingIn(deps: AttemptDeps, attemptsIn: AttemptsIn): HandIn {
  const { store } = deps;
  return async (attempt, handedIn) => {
    const { assessmentId, learnerId: learner } = attempt;
    const attempts = attemptsIn(assessmentId);
    const { assessment, decision } = await seatOf(store, assessmentId, learner, attempt.startedAt);
    for (const { chapter, question } of await opened(deps, assessment, learner)) {
      const isBounded = decision.tries !== null && countsTries(question);
      const before = { learner, chapter: chapter.id, question };
      const used = isBounded ? await triesUsed(store, assessmentId, before) : 0;
      if (mayTryAgain({ answer: true, tries: decision.tries }, used) !== 'yes') continue;
      await attempts.answerDraft(learner, chapter.id, question.id, handedIn.at);
    }
    return store.assessmentAttempts.handIn(attempt.id, handedIn);
  };
}
