import type { Assessment } from '../classroom/assessments/assessment.ts';
import { findAssessment } from '../classroom/assessments/assessment.ts';
import { mayTryAgain } from '../classroom/assessments/rules.ts';
import { seatOf } from '../classroom/assessments/seat.ts';
import type { AssessmentAttempt } from '../store/assessment-attempts.ts';
import type { AttemptsIn } from './create.ts';
import type { AttemptDeps } from './deps.ts';
import { countsTries, triesUsed } from './gate.ts';

/** When and by whom work is handed in. */
export type HandedIn = NonNullable<AssessmentAttempt['handedIn']>;

/** Hands in an attempt with what was saved by then; one that is handed in already stays as it was. */
export type HandIn = (attempt: AssessmentAttempt, handedIn: HandedIn) => Promise<AssessmentAttempt>;

/** The questions of an assessment that a learner has opened, and that still stand in its chapters. */
async function opened(deps: AttemptDeps, { settings, id }: Assessment, learner: string) {
  const { store, content } = deps;
  const { chapters } = await content.current();
  const asked = settings.sections.flatMap(({ questions }) => questions);
  const names = new Set(asked.map(({ chapter }) => chapter));
  const found = [...names].map(async (name) => {
    const run = await store.attempts.current({ learnerId: learner, chapter: name, assessment: id });
    const chapter = chapters.find((one) => one.id === name);
    if (!run || !chapter) return [];
    const goes = new Set((await store.questionAttempts.ofAttempt(run.id)).map((go) => go.question));
    const mine = asked.filter(({ chapter, question }) => chapter === name && goes.has(question));
    return chapter.questions
      .filter((question) => mine.some((one) => one.question === question.id))
      .map((question) => ({ chapter: name, question }));
  });
  return (await Promise.all(found)).flat();
}

/** Hands work in: first every draft that is newer than its answer becomes one, then nothing more is taken. */
export function handingIn(deps: AttemptDeps, attemptsIn: AttemptsIn): HandIn {
  const { store } = deps;
  return async (attempt, handedIn) => {
    const { assessmentId, learnerId: learner } = attempt;
    const assessment = await findAssessment(store, assessmentId);
    const attempts = attemptsIn(assessmentId);
    const seat = await seatOf(store, assessmentId, learner, attempt.startedAt);
    for (const { chapter, question } of await opened(deps, assessment, learner)) {
      const before = { learner, chapter, question };
      const used = countsTries(question) ? await triesUsed(store, assessmentId, before) : 0;
      if (mayTryAgain({ answer: true, tries: seat.decision.tries }, used) !== 'yes') continue;
      await attempts.answerDraft(learner, chapter, question.id, handedIn.at);
    }
    return store.assessmentAttempts.handIn(attempt.id, handedIn);
  };
}
