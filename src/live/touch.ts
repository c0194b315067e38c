import { assertNever } from '../assert-never.ts';
import type { EventInterest } from '../checks/event.ts';
import type { Need } from '../checks/need.ts';
import type { Observation, Seen } from '../checks/observation.ts';
import type { EngineEvent } from '../engine/events.ts';
import { isAskedFor } from './heard.ts';

/** Whether an event may change a verdict, or no more than the reason that is given for it. */
export type Touch = 'verdict' | 'reason';

/** Things by the names and ids that events call them by, and the types of which every event matters. */
interface Things {
  readonly containers: Set<string>;
  readonly volumes: Set<string>;
  readonly networks: Set<string>;
  readonly all: Set<string>;
}

/** What an event must be about to change what a task's look would see. */
export interface Interest {
  readonly verdict: Things;
  readonly reason: Things;
  /** Things of which it is asked what happened to them. */
  readonly events: readonly EventInterest[];
}

/**
 * What reading itself makes an engine tell (`top`, `archive-path`, and the volumes that reading a file mounts), and what
 * changes nothing that anybody looks at. A container that mounts a volume is told as the container's own event.
 */
const ignored: Readonly<Record<string, ReadonlySet<string>>> = {
  container: new Set(['top', 'archive-path', 'resize']),
  volume: new Set(['mount', 'unmount']),
};

/** Types of events about what no task can be asked for. */
const foreign = new Set(['daemon', 'plugin', 'builder', 'node', 'service', 'secret', 'config']);

const singular = {
  containers: 'container',
  volumes: 'volume',
  networks: 'network',
  images: 'image',
} as const;

const none = (): Things => ({
  containers: new Set(),
  volumes: new Set(),
  networks: new Set(),
  all: new Set(),
});

/** Adds what a need names to the things. */
function note(need: Need, { containers, volumes, networks, all }: Things): void {
  switch (need.kind) {
    case 'container':
      containers.add(need.name);
      all.add('image');
      return;
    case 'volume':
      volumes.add(need.name);
      return;
    case 'network':
      networks.add(need.name);
      return;
    case 'http':
    case 'tcp':
    case 'redis':
      containers.add(need.probe.container);
      return;
    case 'processes':
    case 'changes':
    case 'logs':
      containers.add(need.container);
      return;
    case 'image':
      all.add('image');
      return;
    case 'file':
      if ('container' in need.place) {
        containers.add(need.place.container);
      } else {
        volumes.add(need.place.volume);
        all.add('container');
      }
      return;
    case 'selection':
      all.add('container');
      all.add('image');
      return;
    case 'list':
      all.add(singular[need.of]);
      return;
    case 'events':
    case 'history':
      return;
    default:
      assertNever(need);
  }
}

function noteIds<T extends { readonly id: string }>(
  seen: Readonly<Record<string, Seen<T>>>,
  wanted: Set<string>,
  besides: Set<string>,
): void {
  for (const [name, one] of Object.entries(seen)) {
    const names = one.state === 'present' ? [name, one.value.id] : [name];
    for (const each of names) (wanted.has(name) ? wanted : besides).add(each);
  }
}

/**
 * What a look with these needs, and with checks of what happened to these things, depends on. What it saw last tells the
 * ids, and what it went through besides for the reasons.
 */
export function interestOf(
  needs: readonly Need[],
  events: readonly EventInterest[],
  observation: Observation | null,
): Interest {
  const verdict = none();
  const reason = none();
  for (const need of needs) note(need, verdict);
  if (observation) {
    noteIds(observation.containers, verdict.containers, reason.containers);
    noteIds(observation.networks, verdict.networks, reason.networks);
    for (const name of Object.keys(observation.volumes)) reason.volumes.add(name);
    const { containers, volumes, networks, images } = observation.lists;
    if (containers) reason.all.add('container');
    if (volumes) reason.all.add('volume');
    if (networks) reason.all.add('network');
    if (images) reason.all.add('image');
    if (observation.history) reason.all.add('container');
  }
  return { verdict, reason, events };
}

function isAboutContainer({ actor, action }: EngineEvent, containers: Set<string>): boolean {
  const { name = '', oldName = '' } = actor.attributes;
  const isNamed = containers.has(name) || containers.has(oldName.replace(/^\//, ''));
  // A container made again has another id, by which its networks' events call it before it is looked at again.
  if (isNamed && actor.id !== '' && action !== 'destroy') containers.add(actor.id);
  return isNamed || containers.has(actor.id);
}

function isAbout(event: EngineEvent, { containers, volumes, networks, all }: Things): boolean {
  const { type, actor } = event;
  const { name = '', container = '' } = actor.attributes;
  if (all.has(type)) return true;
  switch (type) {
    case 'container':
      return isAboutContainer(event, containers);
    case 'volume':
      return volumes.has(actor.id);
    case 'network':
      return networks.has(actor.id) || networks.has(name) || containers.has(container);
    case 'image':
      return false;
    default:
      // What is not understood may be about anything.
      return true;
  }
}

/** What a look would, or might, see otherwise after this event; null where nothing. */
export function touches(event: EngineEvent, interest: Interest): Touch | null {
  if (foreign.has(event.type) || ignored[event.type]?.has(event.action)) return null;
  if (isAskedFor(event, interest.events) || isAbout(event, interest.verdict)) return 'verdict';
  return isAbout(event, interest.reason) ? 'reason' : null;
}
