import { type EngineEvent, type EventInterest, type EventLog, joinLogs } from '../checks/event.ts';
import { isOfInterest } from '../checks/events/sequence.ts';
import { eventFacts } from '../engine/event-facts.ts';
import type { EngineEvent as EventHeard } from '../engine/events.ts';

/**
 * What was heard of an engine's events for one task. A look knows what happened before it, and what happens after it is
 * heard: both together miss nothing, however much the engine has forgotten since. Times without a name are milliseconds
 * from any beginning.
 */
export interface Heard {
  /** The things whose events are kept; with none, nothing is. */
  caresFor(interests: readonly EventInterest[]): void;
  /** Events are heard from about now on. */
  listens(now: number): void;
  /** From here on events may have been missed. */
  breaks(): void;
  add(event: EventHeard): void;
  /** A look that began then saw that this had happened. */
  saw(began: number, log: EventLog): void;
  /** What was heard since it was taken last, and what the look saw that it follows on; null where it is nothing. */
  take(): EventLog | null;
  /** Whether so much has been heard since that the engine may soon be unable to tell it again. */
  isDue(): boolean;
}

/** An engine begins to remember events for a listener a little after it has said that it does. */
export const secondLookMs = 500;
/** A timer may ring a moment early. */
const earlyMs = 50;
/** Half of what an engine can tell again. */
const mostUntaken = 128;
/** More than this is not kept where nobody takes it; then it is as if none of it had been heard. */
const mostKept = 2_000;

/** Whether an event is about one of these things. */
export function isAskedFor(
  { type, actor }: EventHeard,
  interests: readonly EventInterest[],
): boolean {
  const named = { type, actor: { id: actor.id, name: actor.attributes.name ?? actor.id } };
  return interests.some((one) => isOfInterest(named, one));
}

/** Hears for one task. */
export function hearing(): Heard {
  let interests: readonly EventInterest[] = [];
  let listensSince: number | null = null;
  /** What is heard follows on this time; null where it follows on nothing that is known. */
  let since: number | null = null;
  /** What the look saw that it follows on, until that was taken. */
  let seen: EventLog | null = null;
  let until = 0;
  let events: EngineEvent[] = [];
  let untaken = 0;

  const forget = () => {
    since = null;
    seen = null;
    events = [];
    untaken = 0;
  };
  return {
    caresFor(wanted) {
      if (JSON.stringify(wanted) === JSON.stringify(interests)) return;
      interests = wanted;
      forget();
    },
    listens(now) {
      forget();
      listensSince = now;
    },
    breaks() {
      forget();
      listensSince = null;
    },
    add(event) {
      if (listensSince === null || interests.length === 0) return;
      untaken += 1;
      until = Math.max(until, event.at);
      if (!isAskedFor(event, interests)) return;
      events.push(eventFacts(event));
      if (events.length > mostKept) forget();
    },
    saw(began, log) {
      if (since !== null || interests.length === 0) return;
      if (listensSince === null || began < listensSince + secondLookMs - earlyMs) return;
      since = log.until;
      seen = log;
    },
    take() {
      if (since === null || untaken === 0) return null;
      const end = Math.max(since, until);
      const log = { since, until: end, gapUntil: null, interests, events };
      const all = seen === null ? log : joinLogs(seen, log);
      since = end;
      seen = null;
      events = [];
      untaken = 0;
      return all;
    },
    isDue: () => since !== null && untaken >= mostUntaken,
  };
}
