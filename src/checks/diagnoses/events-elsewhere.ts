import { message, type Text } from '../../i18n/text.ts';
import type { EngineEvent } from '../event.ts';
import { eventFits } from '../events/pattern.ts';
import { happenedTo } from '../history.ts';
import { seenContainer } from '../look-up.ts';
import type { Observation } from '../observation.ts';
import type { Diagnosis } from './case.ts';
import { actions, type EventsCase, firstLacking, knownLog } from './events-case.ts';
import { isExec, ranInstead, saysRanInstead } from './exec.ts';
import { eventsCalled, eventsOfContainers } from './look.ts';

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
