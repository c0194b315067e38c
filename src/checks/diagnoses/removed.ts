import { message, type Text } from '../../i18n/text.ts';
import type { EngineEvent } from '../event.ts';
import { happenedIn } from '../history.ts';
import { sameImage, sameImageId } from '../image-reference.ts';
import type { Container, Observation } from '../observation.ts';
import type { Diagnosis, MissingCase } from './case.ts';
import { eventsOf } from './look.ts';

type Removable = 'container' | 'volume' | 'network' | 'image';

/** Whether the last that is known of a thing is that it was removed. */
function wasRemoved(observation: Observation, type: Removable, name: string): boolean {
  const isIt = ({ actor }: EngineEvent) => actor.name === name || actor.id === name;
  const events = happenedIn(observation).filter((one) => one.type === type);
  if (type === 'image') return wasImageRemoved(events, name);
  const ends = events.filter((one) => isIt(one) && ['create', 'destroy'].includes(one.action));
  return ends.at(-1)?.action === 'destroy';
}

/** An engine may tell of an image that is untagged by its id only: then its tag is known from when it was given. */
function wasImageRemoved(events: readonly EngineEvent[], name: string): boolean {
  const ids = new Set<string>();
  let isRemoved = false;
  for (const { action, actor } of events) {
    const isNamed = sameImage(actor.name, name) || sameImage(actor.id, name);
    const isKnown = ids.has(actor.id) || sameImageId(name, actor.id);
    if (action === 'untag' || action === 'delete') {
      if (isNamed || isKnown) isRemoved = true;
    } else if (isNamed) {
      isRemoved = false;
      ids.add(actor.id);
    }
  }
  return isRemoved;
}

function removed(type: Removable, say: (name: string) => Text): Diagnosis<MissingCase> {
  return {
    id: 'already-removed',
    explain: ({ name, observation }) => (wasRemoved(observation, type, name) ? say(name) : null),
    look: ({ name }) => eventsOf(type, name),
  };
}

/** The container was there, and was removed. */
export const containerRemoved = removed('container', (name) =>
  message('checks.already-removed', { name }),
);

/** The volume was there, and was removed. */
export const volumeRemoved = removed('volume', (name) =>
  message('checks.volume-already-removed', { name }),
);

/** The network was there, and was removed. */
export const networkRemoved = removed('network', (name) =>
  message('checks.network-already-removed', { name }),
);

/** The image was there, and was removed. */
export const imageRemoved = removed('image', (name) =>
  message('checks.image-already-removed', { name }),
);

/** Whether a container that is known by its id was removed, so that one of its name now is another. */
export function wasReplaced(observation: Observation, id: string, now: Container): boolean {
  return id !== now.id && wasRemoved(observation, 'container', id);
}
