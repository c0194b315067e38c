import type { EngineEvent, EventLog } from '../event.ts';
import { type EventPattern, eventFits } from '../events/pattern.ts';
import { happenedIn } from '../history.ts';
import type { Observation } from '../observation.ts';

/** A check of events that failed. */
export interface EventsCase {
  readonly patterns: readonly EventPattern[];
  /** What may not have happened after them, and did; null where that is not what is wrong. */
  readonly spoiler: EngineEvent | null;
  /** Whether they should have happened, and did not. */
  readonly isLacking: boolean;
  readonly observation: Observation;
  /** The containers that the task itself names. */
  readonly named: ReadonlySet<string>;
  /** Whether any check of the task looks for this event. */
  readonly isWanted: (event: EngineEvent) => boolean;
}

/** A pattern for what happens to a container that is named. */
type OfContainer = EventPattern & { readonly actor: string };

/** The actions of which any will do. */
export function actions({ action }: EventPattern): readonly string[] {
  return typeof action === 'string' ? [action] : action;
}

/** What is known to have happened, as patterns are held against it. */
export function knownLog(observation: Observation): EventLog {
  const events = happenedIn(observation);
  return { since: 0, until: 0, gapUntil: null, interests: null, events };
}

/** The first of the patterns that nothing fits, where it is about a container that is named. */
export function firstLacking({ patterns, isLacking, observation }: EventsCase): OfContainer | null {
  if (!isLacking) return null;
  const log = knownLog(observation);
  const first = patterns.find((one) => !log.events.some((event) => eventFits(event, one, log)));
  if (first?.type !== 'container' || first.actor === undefined) return null;
  return { ...first, actor: first.actor };
}

/** Whether the pattern asks for something to be done with what runs: a command in it, or to be attached to it. */
export function needsRunning(pattern: EventPattern): boolean {
  return actions(pattern).every((action) => action === 'attach' || action.startsWith('exec'));
}

/** Whether an event is what one of the patterns looks for. */
export function isAmong(
  event: EngineEvent,
  patterns: readonly EventPattern[],
  observation: Observation,
): boolean {
  const log = knownLog(observation);
  return patterns.some((one) => eventFits(event, one, log));
}
