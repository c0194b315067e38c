import type { GradeState } from '../questions/grade.ts';

/** An answer to a question, or a verdict on a task, as far as it tells how the work goes. Time in ms since 1970. */
export interface Tried {
  readonly question: string;
  /** Whether it is a verdict on a task. */
  readonly isTask: boolean;
  readonly submittedAt: number;
  readonly points: number;
  readonly max: number;
  readonly state: GradeState;
}

/** Where somebody does not get on, and how often they failed there. */
export interface Stuck {
  readonly question: string;
  readonly why: 'failed-checks' | 'wrong-answers';
  readonly times: number;
}

const recentMs = 10 * 60_000;
const failedChecks = 5;
const wrongAnswers = 3;

function isWrong({ state }: Tried): boolean {
  return state === 'incorrect' || state === 'partly-correct';
}

/** How many verdicts on a task have failed lately since one that brought points. */
function failedSinceProgress(tried: readonly Tried[], now: number): number {
  let best = 0;
  let failed = 0;
  for (const one of tried) {
    const share = one.max > 0 ? one.points / one.max : 0;
    if (share > best) {
      best = share;
      failed = 0;
    } else if (isWrong(one) && now - one.submittedAt < recentMs) failed += 1;
  }
  return best < 1 ? failed : 0;
}

/** How many wrong answers there are to a question that was never answered right. */
function wrongInVain(tried: readonly Tried[]): number {
  return tried.some(({ state }) => state === 'correct') ? 0 : tried.filter(isWrong).length;
}

function stuckWith(tried: readonly Tried[], at: string | null, now: number): Stuck | null {
  const last = tried.at(-1);
  if (!last) return null;
  const { question } = last;
  if (last.isTask) {
    const times = failedSinceProgress(tried, now);
    return times >= failedChecks ? { question, why: 'failed-checks', times } : null;
  }
  // Who has gone on to another question is not held up by this one for ever.
  const isAtIt = question === at || now - last.submittedAt < recentMs;
  const times = wrongInVain(tried);
  return isAtIt && times >= wrongAnswers ? { question, why: 'wrong-answers', times } : null;
}

/**
 * Where somebody is stuck: five verdicts on a task in the last ten minutes that brought nothing, or three wrong answers
 * to a question that they are at (`at`), or were in the last ten minutes. Of several the one that was tried last; null
 * where they get on. `tried` has the oldest first.
 */
export function stuckAt(tried: readonly Tried[], at: string | null, now: number): Stuck | null {
  const byQuestion = Map.groupBy(tried, ({ question }) => question);
  const newestFirst = [...new Set(tried.toReversed().map(({ question }) => question))];
  for (const question of newestFirst) {
    const stuck = stuckWith(byQuestion.get(question) ?? [], at, now);
    if (stuck) return stuck;
  }
  return null;
}
