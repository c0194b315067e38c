import { message, type Text } from '../../i18n/text.ts';
import type { EngineEvent, EventLog } from '../event.ts';
import { type EventPattern, eventFits } from '../events/pattern.ts';
import { happenedIn, happenedTo } from '../history.ts';
import { seenContainer } from '../look-up.ts';
import type { Observation } from '../observation.ts';
import { killedByAttached } from './attach.ts';
import { type Diagnosis, firstOf } from './case.ts';
import { isExec, ranInstead, saysRanInstead } from './exec.ts';
import { eventsCalled, eventsOf, eventsOfContainers } from './look.ts';

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

function actions({ action }: EventPattern): readonly string[] {
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

/** Leaving it ended the container. */
export const killedAfter: Diagnosis<EventsCase> = {
  id: 'killed-in-attach',
  explain: ({ spoiler, observation }) => {
    if (spoiler?.type !== 'container') return null;
    const die = happenedTo(observation, spoiler.actor.id).find(
      ({ action, at }) => action === 'die' && at >= spoiler.at,
    );
    if (!die || (spoiler.action !== 'die' && spoiler.action !== 'kill')) return null;
    return killedByAttached(observation, die, spoiler.actor.name);
  },
  look: ({ spoiler }) => eventsOf('container', spoiler?.actor.name ?? ''),
};

function destroyed({ spoiler }: EventsCase): EngineEvent | null {
  return spoiler?.type === 'container' && spoiler.action === 'destroy' ? spoiler : null;
}

/** The container was removed afterwards, and another has its name. */
export const replacedAfter: Diagnosis<EventsCase> = {
  id: 'replaced',
  explain: (given) => {
    const gone = destroyed(given);
    if (gone === null) return null;
    const { id, name } = gone.actor;
    const now = seenContainer(given.observation, name);
    return now.state === 'present' && now.value.id !== id
      ? message('checks.replaced', { name })
      : null;
  },
  look: ({ spoiler }) => eventsOf('container', spoiler?.actor.name ?? ''),
};

/** The container was removed afterwards. */
export const removedAfter: Diagnosis<EventsCase> = {
  id: 'already-removed',
  explain: (given) => {
    const gone = destroyed(given);
    return gone && seenContainer(given.observation, gone.actor.name).state === 'absent'
      ? message('checks.already-removed', { name: gone.actor.name })
      : null;
  },
  look: ({ spoiler }) => eventsOf('container', spoiler?.actor.name ?? ''),
};

/** The latest event that is what is lacking but for its container, and that no check looks for. */
function elsewhere(given: EventsCase, counts: (event: EngineEvent) => boolean) {
  const lacking = firstLacking(given);
  if (lacking === null) return null;
  const log = knownLog(given.observation);
  const anywhere = { ...lacking, actor: undefined };
  const event = log.events.findLast(
    (one) => eventFits(one, anywhere, log) && !given.isWanted(one) && counts(one),
  );
  return event ? { event, wanted: lacking, found: event.actor.name } : null;
}

/** Whether the engine itself may have run this, to see how the container fares. */
function mayBeHealthCheck({ actor }: EngineEvent, observation: Observation): boolean {
  return happenedTo(observation, actor.id).some(({ action }) => action === 'health_status');
}

/** The command was run in another container. Where any command will do, only in one that the task does not name. */
export const execElsewhere: Diagnosis<EventsCase> = {
  id: 'exec-elsewhere',
  explain: (given) => {
    const { named, observation } = given;
    const isKnown = firstLacking(given)?.command !== undefined;
    const other = elsewhere(
      given,
      (one) =>
        isExec(one) &&
        (isKnown || (!named.has(one.actor.name) && !mayBeHealthCheck(one, observation))),
    );
    return (
      other && message('checks.exec-elsewhere', { name: other.wanted.actor, found: other.found })
    );
  },
  look: () => eventsCalled('exec_start'),
};

/** A container that is run in the foreground is attached to before it starts. */
function isAttachOfRun(attach: EngineEvent, observation: Observation): boolean {
  const before = happenedTo(observation, attach.actor.id).filter(({ at }) => at < attach.at);
  const made = before.findLastIndex(({ action }) => action === 'create');
  return made >= 0 && !before.slice(made).some(({ action }) => action === 'start');
}

/** Somebody attached to another container. */
export const attachElsewhere: Diagnosis<EventsCase> = {
  id: 'attach-elsewhere',
  explain: (given) => {
    const other = elsewhere(
      given,
      (one) => one.action === 'attach' && !isAttachOfRun(one, given.observation),
    );
    return (
      other && message('checks.attach-elsewhere', { name: other.wanted.actor, found: other.found })
    );
  },
  look: () => eventsCalled('attach'),
};

/** What nobody does to a container by the way. */
const deliberate: ReadonlySet<string> = new Set([
  'pause',
  'rename',
  'restart',
  'stop',
  'unpause',
  'update',
]);

/** What was asked for was done to a container that nobody asked for. */
export const doneElsewhere: Diagnosis<EventsCase> = {
  id: 'on-other-container',
  explain: (given) => {
    const other = elsewhere(
      given,
      ({ action, actor }) => deliberate.has(action) && !given.named.has(actor.name),
    );
    if (other === null) return null;
    const { event, wanted, found } = other;
    return message('checks.done-elsewhere', { action: event.action, name: wanted.actor, found });
  },
  look: () => eventsOfContainers,
};

function ranInsteadIn(given: EventsCase): Text | null {
  const lacking = firstLacking(given);
  if (lacking === null || !actions(lacking).some((action) => action.startsWith('exec')))
    return null;
  const target = seenContainer(given.observation, lacking.actor);
  if (target.state !== 'present') return null;
  const made = ranInstead(given.observation, target.value, given.named);
  return made && saysRanInstead(made, target.value, lacking.actor);
}

/** The command was run in a new container. */
export const ranNotExecuted: Diagnosis<EventsCase> = {
  id: 'run-not-exec',
  explain: ranInsteadIn,
  look: () => eventsCalled('create'),
};

/** Whether an event is what one of the patterns looks for. */
export function isAmong(
  event: EngineEvent,
  patterns: readonly EventPattern[],
  observation: Observation,
): boolean {
  const log = knownLog(observation);
  return firstOf(patterns, (one) => (eventFits(event, one, log) ? true : null)) ?? false;
}
