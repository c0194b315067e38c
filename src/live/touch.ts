import { assertNever } from '../assert-never.ts';
import type { Need } from '../checks/need.ts';
import type { Observation, Seen } from '../checks/observation.ts';
import type { EngineEvent } from '../engine/events.ts';

/** What an event must be about to change what a task's look would see. */
export interface Interest {
  /** Names and ids. */
  readonly containers: Set<string>;
  readonly volumes: ReadonlySet<string>;
  /** Names and ids. */
  readonly networks: ReadonlySet<string>;
  /** The kinds of things of which every one matters. */
  readonly all: ReadonlySet<string>;
  /** Something is looked at that any event may change. */
  readonly everything: boolean;
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

function idsOf<T>(seen: Readonly<Record<string, Seen<T>>>, idOf: (value: T) => string): string[] {
  return Object.entries(seen).flatMap(([name, one]) =>
    one.state === 'present' ? [name, idOf(one.value)] : [name],
  );
}

/** What a look with these needs depends on; what it saw last tells the ids, and which lists it went through. */
export function interestOf(needs: readonly Need[], observation: Observation | null): Interest {
  const containers = new Set<string>();
  const volumes = new Set<string>();
  const networks = new Set<string>();
  const all = new Set<string>();
  let everything = false;
  for (const need of needs) {
    switch (need.kind) {
      case 'container':
        containers.add(need.name);
        all.add('image');
        break;
      case 'volume':
        volumes.add(need.name);
        break;
      case 'network':
        networks.add(need.name);
        break;
      case 'http':
      case 'tcp':
      case 'redis':
        containers.add(need.probe.container);
        break;
      case 'processes':
      case 'changes':
      case 'logs':
        containers.add(need.container);
        break;
      case 'image':
        all.add('image');
        break;
      case 'list':
        all.add(singular[need.of]);
        break;
      case 'file':
        if ('container' in need.place) {
          containers.add(need.place.container);
        } else {
          volumes.add(need.place.volume);
          all.add('container');
        }
        break;
      case 'selection':
        all.add('container');
        all.add('image');
        break;
      case 'events':
        everything = true;
        break;
      default:
        assertNever(need);
    }
  }
  if (observation) {
    for (const one of idsOf(observation.containers, ({ id }) => id)) containers.add(one);
    for (const one of idsOf(observation.volumes, ({ name }) => name)) volumes.add(one);
    for (const one of idsOf(observation.networks, ({ id }) => id)) networks.add(one);
    const { lists } = observation;
    if (lists.containers) all.add('container');
    if (lists.volumes) all.add('volume');
    if (lists.networks) all.add('network');
  }
  return { containers, volumes, networks, all, everything };
}

function isAboutContainer({ actor, action }: EngineEvent, { containers }: Interest): boolean {
  const { name = '', oldName = '' } = actor.attributes;
  const isNamed = containers.has(name) || containers.has(oldName.replace(/^\//, ''));
  // A container made again has another id, by which its networks' events call it before it is looked at again.
  if (isNamed && actor.id !== '' && action !== 'destroy') containers.add(actor.id);
  return isNamed || containers.has(actor.id);
}

/** Whether a look would, or might, see something else after this event. What is not understood might. */
export function touches(event: EngineEvent, interest: Interest): boolean {
  const { type, action, actor } = event;
  if (foreign.has(type) || ignored[type]?.has(action)) return false;
  if (interest.everything || interest.all.has(type)) return true;
  switch (type) {
    case 'container':
      return isAboutContainer(event, interest);
    case 'volume':
      return interest.volumes.has(actor.id);
    case 'network':
      return (
        interest.networks.has(actor.id) ||
        interest.networks.has(actor.attributes.name ?? '') ||
        interest.containers.has(actor.attributes.container ?? '')
      );
    case 'image':
      return false;
    default:
      return true;
  }
}
