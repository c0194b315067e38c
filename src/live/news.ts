import type { Attempts } from '../attempts/attempts.ts';
import type { AttemptsIn } from '../attempts/create.ts';
import type { HandIn } from '../attempts/hand-in.ts';
import type { Timekeeper } from '../attempts/timekeeper.ts';

/** What has changed: what somebody answered in an assessment; or, in some assessment, what holds and who has started or handed in. */
export type Change =
  | { readonly what: 'work'; readonly assessment: string; readonly learner: string }
  | { readonly what: 'standing' };

/** Tells those who show how assessments go that there is something new to show. */
export interface News {
  tell(change: Change): void;
  /** Calls `hear` with every change; gives what ends that. */
  listen(hear: (change: Change) => void): () => void;
}

export function createNews(): News {
  const hearers = new Set<(change: Change) => void>();
  return {
    tell(change) {
      for (const hear of hearers) hear(change);
    },
    listen(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
}

function telling(assessment: string, attempts: Attempts, news: News): Attempts {
  const after = async <T>(learner: string, done: Promise<T>): Promise<T> => {
    const outcome = await done;
    news.tell({ what: 'work', assessment, learner });
    return outcome;
  };
  return {
    ...attempts,
    respond: (learner, ...given) => after(learner, attempts.respond(learner, ...given)),
    keep: (glance, given) => after(glance.go.learner, attempts.keep(glance, given)),
    answerDraft: (learner, ...given) => after(learner, attempts.answerDraft(learner, ...given)),
    startOver: (learner, ...given) => after(learner, attempts.startOver(learner, ...given)),
  };
}

/** The same attempts; what is done in an assessment is told. */
export function tellWork(attemptsIn: AttemptsIn, news: News): AttemptsIn {
  const byAssessment = new Map<string, Attempts>();
  return (assessment) => {
    const known = byAssessment.get(assessment);
    if (known) return known;
    const attempts = attemptsIn(assessment);
    const told = assessment === '' ? attempts : telling(assessment, attempts, news);
    byAssessment.set(assessment, told);
    return told;
  };
}

/** Hands in as before, and tells it. */
export function tellHandIns(handIn: HandIn, news: News): HandIn {
  return async (attempt, handedIn) => {
    const outcome = await handIn(attempt, handedIn);
    news.tell({ what: 'standing' });
    return outcome;
  };
}

/** The same timekeeper; whoever wakes it has started, or has changed what holds for somebody: that is told too. */
export function tellWakes(timekeeper: Timekeeper, news: News): Timekeeper {
  return {
    ...timekeeper,
    wake() {
      timekeeper.wake();
      news.tell({ what: 'standing' });
    },
    expect(end) {
      timekeeper.expect(end);
      news.tell({ what: 'standing' });
    },
  };
}
