import type { EngineEvent, EventInterest, EventLog } from '../event.ts';
import { type EventPattern, eventFits } from './pattern.ts';

/** Places in a log where a sequence was found: of its first event, and of its last. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The shortest stretch that ends before `limit`, and as late as can be. */
function latest(log: EventLog, patterns: readonly EventPattern[], limit: number): Stretch | null {
  let first = limit;
  let last: number | null = null;
  for (const pattern of patterns.toReversed()) {
    first = log.events.slice(0, first).findLastIndex((event) => eventFits(event, pattern, log));
    if (first < 0) return null;
    last ??= first;
  }
  return last === null ? null : { first, last };
}

/**
 * Where the last of the patterns fits when they are found in their order, as late as can be, with none of `between` from
 * the first to the last; null where they are not.
 */
export function lastOfSequence(
  log: EventLog,
  patterns: readonly EventPattern[],
  between: readonly EventPattern[] = [],
): number | null {
  let limit = log.events.length;
  for (;;) {
    const found = latest(log, patterns, limit);
    if (found === null) return null;
    if (firstBetween(log, found, between) === null) return found.last;
    limit = found.last;
  }
}

function firstBetween(
  log: EventLog,
  { first, last }: Stretch,
  patterns: readonly EventPattern[],
): EngineEvent | null {
  const inside = log.events.slice(first + 1, last);
  return inside.find((event) => patterns.some((one) => eventFits(event, one, log))) ?? null;
}

/**
 * What came between where the patterns were found last, or after as many of them as were found; null where nothing of
 * it came.
 */
export function interruption(
  log: EventLog,
  patterns: readonly EventPattern[],
  between: readonly EventPattern[],
): EngineEvent | null {
  const found = latest(log, patterns, log.events.length);
  if (found !== null) return firstBetween(log, found, between);
  const begun = patterns.slice(0, -1);
  const last = begun.length > 0 ? lastOfSequence(log, begun, between) : null;
  if (last !== null) return firstAfter(log, last, between);
  return begun.length > 0 ? interruption(log, begun, between) : null;
}

/** How many times the patterns are found in their order, one time after the other; what is between begins it anew. */
export function countSequences(
  log: EventLog,
  patterns: readonly EventPattern[],
  between: readonly EventPattern[] = [],
): number {
  let count = 0;
  let next = 0;
  for (const event of log.events) {
    const pattern = patterns[next];
    if (pattern === undefined) continue;
    if (!eventFits(event, pattern, log)) {
      if (between.some((one) => eventFits(event, one, log))) next = 0;
      continue;
    }
    next += 1;
    if (next < patterns.length) continue;
    count += 1;
    next = 0;
  }
  return count;
}

/** The first event after a place in the log that fits one of the patterns; null where none does. */
export function firstAfter(
  log: EventLog,
  place: number,
  patterns: readonly EventPattern[],
): EngineEvent | null {
  const later = log.events.slice(place + 1);
  return later.find((event) => patterns.some((one) => eventFits(event, one, log))) ?? null;
}

/** What a pattern is about. A container named beside a volume or a network is of interest, too: it is known by its own events. */
export function interestsOf(pattern: EventPattern): readonly EventInterest[] {
  const own = { type: pattern.type, actor: pattern.actor ?? null };
  if (pattern.container === undefined || pattern.type === 'container') return [own];
  return [own, { type: 'container', actor: pattern.container }];
}

function covers(one: EventInterest, other: EventInterest): boolean {
  return one.type === other.type && (one.actor === null || one.actor === other.actor);
}

/** Whether the log kept what these patterns are about. */
export function isKept(log: EventLog, patterns: readonly EventPattern[]): boolean {
  const { interests } = log;
  if (interests === null) return true;
  return patterns
    .flatMap(interestsOf)
    .every((wanted) => interests.some((one) => covers(one, wanted)));
}

/** Whether an event is about what somebody is interested in. */
export function isOfInterest(
  { type, actor }: Pick<EngineEvent, 'type' | 'actor'>,
  one: EventInterest,
): boolean {
  if (one.type !== type) return false;
  return one.actor === null || one.actor === actor.name || actor.id.startsWith(one.actor);
}

/** The log without the events that are nobody's interest. */
export function onlyOf(log: EventLog, interests: readonly EventInterest[]): EventLog {
  return {
    ...log,
    interests,
    events: log.events.filter((event) => interests.some((one) => isOfInterest(event, one))),
  };
}
