import type { Terms } from './overrides.ts';

/** Who ended an attempt; `time` is the server, when its time was over. */
export type HandedInBy = 'student' | 'time' | 'teacher';

/** A student's attempt as far as time goes; times by the server's clock, in ms since 1970. */
export interface AttemptTimes {
  readonly startedAt: number;
  readonly handedIn: { readonly at: number; readonly by: HandedInBy } | null;
}

/**
 * The first moment at which nothing is taken any more: the closing, or the time limit after the start, whichever comes
 * first; never before the start. Null: there is none.
 */
export function deadlineOf(terms: Terms, startedAt: number): number | null {
  const { closes, timeLimit } = terms;
  const limit = timeLimit === null ? null : startedAt + timeLimit * 60_000;
  if (closes === null) return limit;
  return Math.max(startedAt, limit === null ? closes : Math.min(closes, limit));
}

/** How an attempt stands at a moment, also where nobody has yet written down that its time is over. */
export type Standing =
  | { readonly is: 'running'; readonly deadline: number | null }
  | { readonly is: 'handed-in'; readonly at: number; readonly by: HandedInBy };

/**
 * How the attempt stands at `now`. What a person handed in stays so; what the time ended runs again where its terms
 * now reach further.
 */
export function standingAt(terms: Terms, attempt: AttemptTimes, now: number): Standing {
  const { handedIn, startedAt } = attempt;
  if (handedIn !== null && handedIn.by !== 'time') return { is: 'handed-in', ...handedIn };
  const deadline = deadlineOf(terms, startedAt);
  if (deadline === null || now < deadline) return { is: 'running', deadline };
  return { is: 'handed-in', at: handedIn?.at ?? deadline, by: 'time' };
}

/** What the server has to do for an attempt: nothing until a moment, hand it in as of a moment, or let it run again. */
export type Due =
  | { readonly do: 'nothing'; readonly lookAgainAt: number | null }
  | { readonly do: 'hand-in'; readonly at: number }
  | { readonly do: 'reopen'; readonly lookAgainAt: number | null };

/**
 * What is to be done for an attempt at `now`. It may be asked late, after the server was down: the attempt is handed in
 * as of its deadline, not of `now`.
 */
export function due(terms: Terms, attempt: AttemptTimes, now: number): Due {
  const standing = standingAt(terms, attempt, now);
  if (standing.is === 'running') {
    const lookAgainAt = standing.deadline;
    return { do: attempt.handedIn === null ? 'nothing' : 'reopen', lookAgainAt };
  }
  return attempt.handedIn === null
    ? { do: 'hand-in', at: standing.at }
    : { do: 'nothing', lookAgainAt: null };
}

/** Whether an answer counts; `late` says by how many ms it missed the end. */
export type Counted =
  | { readonly counts: true }
  | { readonly counts: false; readonly why: 'before-start' }
  | { readonly counts: false; readonly why: 'time-over' | 'handed-in'; readonly late: number };

/**
 * Whether an answer that reached the server at `arrivedAt` counts. It must come before the end, without grace: at the
 * end itself is too late. Ask when it arrives and keep what was said; later terms do not undo it.
 */
export function countsAt(terms: Terms, attempt: AttemptTimes, arrivedAt: number): Counted {
  if (arrivedAt < attempt.startedAt) return { counts: false, why: 'before-start' };
  const standing = standingAt(terms, attempt, arrivedAt);
  if (standing.is === 'running') return { counts: true };
  if (standing.by === 'time') {
    return { counts: false, why: 'time-over', late: arrivedAt - standing.at };
  }
  return arrivedAt < standing.at
    ? { counts: true }
    : { counts: false, why: 'handed-in', late: arrivedAt - standing.at };
}
