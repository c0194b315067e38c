import { assertNever } from '../assert-never.ts';
import { type Assessment, findAssessment } from '../classroom/assessments/assessment.ts';
import { termsOf } from '../classroom/assessments/seat.ts';
import { due } from '../classroom/assessments/time-runs.ts';
import { ClassError } from '../classroom/errors.ts';
import type { OwnedAttempt } from '../store/assessment-attempts.ts';
import type { Store } from '../store/store.ts';
import type { HandIn } from './hand-in.ts';

/** Hands in attempts when their time is over, and lets them run again where they were given more. */
export interface Timekeeper {
  /** Does what is due; resolves when it is done. At the start of a server it catches up on what it missed. */
  look(): Promise<void>;
  /** Says that somebody's time was changed. */
  wake(): void;
  /** Says that an attempt was started whose time ends then (ms since 1970); null: it has no end. */
  expect(end: number | null): void;
  /** Looks no more; resolves when what is under way is done. */
  close(): Promise<void>;
}

/** What keeping time needs of the world. */
export interface TimekeeperDeps {
  readonly store: Store;
  /** Ms since 1970. */
  readonly clock: () => number;
  readonly handIn: HandIn;
  readonly onTrouble: (error: unknown) => void;
}

/** How long after its time was over an attempt can be given more, in ms: a week. */
const reopenableMs = 7 * 24 * 60 * 60_000;

/** However far away the next end is, it is looked again after this many ms: a clock may be set. */
const longestSleepMs = 30_000;

export function keepTime({ store, clock, handIn, onTrouble }: TimekeeperDeps): Timekeeper {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isWoken = false;
  let wakesAt = Number.POSITIVE_INFINITY;
  let looking: Promise<void> | null = null;

  /** Does what is due for one attempt; gives when it is to be looked at again. */
  const see = async (assessment: Assessment, attempt: OwnedAttempt): Promise<number | null> => {
    const { learnerId: id, section } = attempt;
    const what = due(termsOf(assessment, { id, section }), attempt, clock());
    switch (what.do) {
      case 'nothing':
        return what.lookAgainAt;
      case 'hand-in':
        await handIn(attempt, { at: what.at, by: 'time' });
        return null;
      case 'reopen':
        await store.assessmentAttempts.reopen(attempt.id);
        return what.lookAgainAt;
      default:
        return assertNever(what);
    }
  };

  /** One that cannot be handed in must not keep the others from it. */
  const seeSafely = async (attempt: OwnedAttempt, assessment: Promise<Assessment>) => {
    try {
      return await see(await assessment, attempt);
    } catch (error) {
      if (!(error instanceof ClassError && error.code === 'unknown-assessment')) onTrouble(error);
      return null;
    }
  };

  const lookOnce = async (): Promise<void> => {
    let next = clock() + longestSleepMs;
    const found = new Map<string, Promise<Assessment>>();
    for (const attempt of await store.assessmentAttempts.mayStillRun(clock() - reopenableMs)) {
      const { assessmentId: id } = attempt;
      const assessment = found.get(id) ?? findAssessment(store, id);
      found.set(id, assessment);
      next = Math.min(next, (await seeSafely(attempt, assessment)) ?? next);
    }
    if (!isClosed) sleepUntil(next);
  };

  const look = (): Promise<void> => {
    if (isClosed) return Promise.resolve();
    if (looking) {
      isWoken = true;
      return looking;
    }
    clearTimeout(timer);
    looking = lookOnce()
      .catch((error: unknown) => {
        onTrouble(error);
        if (!isClosed) sleepUntil(clock() + longestSleepMs);
      })
      .finally(() => {
        looking = null;
        if (!isWoken) return;
        isWoken = false;
        wake();
      });
    return looking;
  };
  function sleepUntil(at: number): void {
    clearTimeout(timer);
    wakesAt = at;
    timer = setTimeout(() => void look(), Math.max(0, at - clock()));
    timer.unref();
  }
  const wake = () => void look();

  return {
    look,
    wake,
    expect: (end) => {
      if (isClosed || end === null || end >= wakesAt) return;
      if (looking) isWoken = true;
      else sleepUntil(end);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
