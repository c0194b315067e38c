import { message, type Text } from '../../i18n/text.ts';
import type { EngineEvent } from '../event.ts';
import { happenedTo } from '../history.ts';
import type { Container, Observation } from '../observation.ts';
import type { ContainerCase, Diagnosis } from './case.ts';
import { eventsOf } from './look.ts';
import { runningMatters } from './status.ts';

/** Signals that a client passes on to the container it is attached to, and that end most programs. */
const passedOn: ReadonlySet<string> = new Set(['1', '2', '3', '15']);

/** Signals that a client also passes on and that end nothing: go on (18), and the window has another size (28). */
const harmless: ReadonlySet<string> = new Set(['18', '28']);

/** How a program ends that was told to: by itself, or by SIGINT or SIGTERM. */
const orderly: ReadonlySet<string> = new Set(['0', '130', '143']);

/** How long after somebody attached a signal is taken to be theirs. */
const longestAttachedMs = 600_000;

/** How soon a program ends that a signal ends. */
const longestEndingMs = 30_000;

/** How long after somebody attached a terminal, which passes keys on and tells of no signal, an end is theirs. */
const longestTerminalMs = 120_000;

/** What of a container's events belongs to the run that this `die` ended, and what came after it until the next run. */
function runOf(own: readonly EngineEvent[], die: EngineEvent) {
  const at = own.indexOf(die);
  const last = own.slice(0, at).findLastIndex((one) => one.action === 'die');
  const later = own.slice(at + 1);
  const next = later.findIndex((one) => one.action === 'start');
  return { during: own.slice(last + 1, at), after: next < 0 ? later : later.slice(0, next) };
}

/** How somebody who was attached ended a container: by a signal, or by keys of its terminal; null where nobody did. */
function endedBy(own: readonly EngineEvent[], die: EngineEvent): 'signal' | 'keys' | null {
  const { during, after } = runOf(own, die);
  if (after.some((one) => one.action === 'stop')) return null;
  const attach = during.findLast((one) => one.action === 'attach');
  if (attach === undefined) return null;
  const kills = during.filter(
    ({ action, attributes }) => action === 'kill' && !harmless.has(attributes.signal ?? ''),
  );
  const kill = kills.at(-1);
  if (kill !== undefined) {
    const isTheirs = passedOn.has(kill.attributes.signal ?? '');
    const isInTime = kill.at > attach.at && kill.at - attach.at < longestAttachedMs;
    return isTheirs && isInTime && die.at - kill.at < longestEndingMs ? 'signal' : null;
  }
  const started = during.findLast((one) => one.action === 'start');
  const cameToIt = started === undefined || started.at < attach.at;
  const isOrderly = orderly.has(die.attributes.exitCode ?? '');
  return cameToIt && isOrderly && die.at - attach.at < longestTerminalMs ? 'keys' : null;
}

/** How a container came to its end at this event, where somebody who was attached ended it; null otherwise. */
export function killedByAttached(
  observation: Observation,
  die: EngineEvent,
  name: string,
): Text | null {
  const by = endedBy(happenedTo(observation, die.actor.id), die);
  if (by === null) return null;
  return message(by === 'signal' ? 'checks.killed-in-attach' : 'checks.ended-in-attach', { name });
}

function hasEnded({ status }: Container): boolean {
  return status === 'exited' || status === 'restarting' || status === 'dead';
}

/** Somebody attached to it, and left with Ctrl-C, which went to its main process. */
export const killedInAttach: Diagnosis<ContainerCase> = {
  id: 'killed-in-attach',
  explain: (given) => {
    const { container, name, observation } = given;
    if (!runningMatters(given) || !hasEnded(container)) return null;
    const die = happenedTo(observation, container.id).findLast((one) => one.action === 'die');
    return die ? killedByAttached(observation, die, name) : null;
  },
  look: ({ name }) => eventsOf('container', name),
};
