import { message } from '../../i18n/text.ts';
import type { EngineEvent } from '../event.ts';
import { happenedTo } from '../history.ts';
import { seenContainer } from '../look-up.ts';
import { killedByAttached } from './attach.ts';
import type { Diagnosis } from './case.ts';
import type { EventsCase } from './events-case.ts';
import { eventsOf } from './look.ts';

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
