import { type EngineEvent, eventKey } from './event.ts';
import type { Observation } from './observation.ts';

/** What tells why something is not as it should be, by the type of what it happened to. */
const telling: Readonly<Record<string, ReadonlySet<string>>> = {
  container: new Set([
    'attach',
    'create',
    'destroy',
    'die',
    'exec',
    'exec_die',
    'exec_start',
    'health_status',
    'kill',
    'pause',
    'rename',
    'restart',
    'start',
    'stop',
    'unpause',
    'update',
  ]),
  volume: new Set(['create', 'destroy']),
  network: new Set(['create', 'destroy']),
  image: new Set(['delete', 'import', 'load', 'pull', 'tag', 'untag']),
};

/** The most that an engine tells again. */
const mostKept = 256;
const longestCommand = 1000;

/** Of what happened, what may tell why something is not as it should be; the last 256 of these events. */
export function tellingEvents(events: readonly EngineEvent[]): readonly EngineEvent[] {
  return events
    .filter(({ type, action }) => telling[type]?.has(action) === true)
    .slice(-mostKept)
    .map((event) => ({ ...event, command: event.command?.slice(0, longestCommand) ?? null }));
}

/**
 * What is known to have happened since the task began, in its order. What is not in it may have happened all the same:
 * only what is there tells anything.
 */
export function happenedIn(observation: Observation): readonly EngineEvent[] {
  const known = told.get(observation) ?? allOf(observation);
  told.set(observation, known);
  return known;
}

/** What was put in order once; many reasons ask for it. */
const told = new WeakMap<Observation, readonly EngineEvent[]>();

function allOf({ events, history }: Observation): readonly EngineEvent[] {
  const log = events?.state === 'present' ? events.value.events : [];
  const more = history?.state === 'present' ? history.value : [];
  const known = new Map([...more, ...log].map((event) => [eventKey(event), event]));
  return [...known.values()].toSorted((one, other) => one.at - other.at);
}

/** What is known to have happened to one container, by its id. */
export function happenedTo(observation: Observation, id: string): readonly EngineEvent[] {
  return happenedIn(observation).filter((one) => one.type === 'container' && one.actor.id === id);
}
