import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { EngineEvent, EventLog } from '../event.ts';
import { exists, expectation } from '../exists.ts';
import type { FindingState } from '../finding.ts';
import { numberHolds, numberWanted, wholeNumber } from '../number-matcher.ts';
import type { Seen } from '../observation.ts';
import { code, facts, joined } from '../words.ts';
import { type EventPattern, eventPattern, eventSeen, eventWanted } from './pattern.ts';
import { countSequences, firstAfter, interruption, isKept, lastOfSequence } from './sequence.ts';

/** The events that a check is about, in the order in which they must come; others may lie between them. */
export const eventSequence = z
  .array(eventPattern)
  .min(1)
  .max(20)
  .describe('What happened since the task began, in this order; other events may lie between.');

const unwanted = z.array(eventPattern).min(1).max(20).optional();

/** What a check may expect of a sequence of events. */
export const eventsExpect = expectation(
  z.strictObject({
    exists: exists.optional(),
    count: wholeNumber(0, 1000).optional().describe('How many times it happened.'),
    'not-after': unwanted.describe('None of these happened after the last of them.'),
    'not-between': unwanted.describe(
      'None of these happened between the first and the last of them.',
    ),
  }),
);

export type EventsExpect = z.output<typeof eventsExpect>;

/** The events that are not wanted: they must be heard of as well. */
export function unwantedEvents(expect: EventsExpect): readonly EventPattern[] {
  return [...(expect['not-after'] ?? []), ...(expect['not-between'] ?? [])];
}

/** How a check of events came out. */
export interface EventsOutcome {
  readonly state: FindingState;
  readonly expected: Text;
  readonly found: Text;
  readonly failed: ReadonlySet<string>;
  /** What may not have happened within or after the sequence, and did. */
  readonly spoiltBy: EngineEvent | null;
  /** Where it cannot be told, what lets it be told after all. */
  readonly remedy?: Text;
}

function inOrder(patterns: readonly EventPattern[]): Text {
  return facts(patterns.map(eventWanted));
}

function wantedInWords(patterns: readonly EventPattern[], expect: EventsExpect): Text {
  const events = inOrder(patterns);
  if (expect.exists === false) return message('checks.events-never', { events });
  const parts: Text[] = [message('checks.events-happened', { events })];
  const { 'not-after': after, 'not-between': between } = expect;
  if (expect.count !== undefined)
    parts.push(message('checks.events-count', { count: numberWanted(expect.count) }));
  if (between !== undefined)
    parts.push(message('checks.events-not-between', { events: joined(between.map(eventWanted)) }));
  if (after !== undefined)
    parts.push(message('checks.events-not-after', { events: joined(after.map(eventWanted)) }));
  return facts(parts);
}

/** Judges a sequence on what happened. What a log with a gap does not show is unknown, not absent. */
export function judgeEvents(
  patterns: readonly EventPattern[],
  expect: EventsExpect,
  seen: Seen<EventLog>,
): EventsOutcome {
  const base = {
    expected: wantedInWords(patterns, expect),
    failed: new Set<string>(),
    spoiltBy: null,
  };
  const unknown = (reason: Text): EventsOutcome => ({ ...base, state: 'unknown', found: reason });
  const failing = (key: string, found: Text): EventsOutcome => ({
    ...base,
    state: 'failed',
    found,
    failed: new Set([key]),
  });
  if (seen.state === 'absent') return unknown(message('checks.not-looked'));
  if (seen.state === 'unknown') return unknown(seen.reason);
  const log = seen.value;
  const { 'not-after': after = [], 'not-between': between = [] } = expect;
  if (!isKept(log, [...patterns, ...unwantedEvents(expect)]))
    return unknown(message('checks.not-looked'));
  // What has to happen can happen again; what must not have, or not so often, is only known from a beginning on.
  const isOpen = expect.exists !== false && expect.count === undefined;
  const gap: EventsOutcome = {
    ...unknown(message('checks.events-gap')),
    remedy: message(isOpen ? 'checks.events-do-again' : 'checks.events-start-over'),
  };
  const isWhole = log.gapUntil === null;
  const end = lastOfSequence(log, patterns, between);
  const never = message('checks.events-not-seen', { events: inOrder(patterns) });
  const last = end === null ? undefined : log.events[end];
  const happened =
    last === undefined ? never : message('checks.events-seen', { event: eventSeen(last) });
  if (expect.exists === false) {
    if (end !== null) return failing('exists', happened);
    return isWhole ? { ...base, state: 'passed', found: never } : gap;
  }
  if (expect.count !== undefined) {
    const count = countSequences(log, patterns, between);
    if (!isWhole) return gap;
    if (!numberHolds(count, expect.count))
      return failing('count', message('checks.events-count', { count: code(String(count)) }));
    if (end === null) return { ...base, state: 'passed', found: never };
  }
  if (end === null) {
    if (!isWhole) return gap;
    const breaker = interruption(log, patterns, between);
    if (breaker === null) return failing('exists', never);
    const found = message('checks.events-between', { event: eventSeen(breaker) });
    return { ...failing('not-between', found), spoiltBy: breaker };
  }
  const spoiler = firstAfter(log, end, after);
  if (spoiler === null) return { ...base, state: 'passed', found: happened };
  return {
    ...failing('not-after', message('checks.events-then', { event: eventSeen(spoiler) })),
    spoiltBy: spoiler,
  };
}
