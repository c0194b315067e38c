import { message, type Text } from '../../i18n/text.ts';
import type { EngineEvent } from '../event.ts';
import { happenedIn } from '../history.ts';
import { sameImage, sameImageId } from '../image-reference.ts';
import type { Container, Observation } from '../observation.ts';
import type { ContainerCase, Diagnosis } from './case.ts';
import { eventsCalled } from './look.ts';

/** Whether an event is that a command was run in a container. */
export function isExec({ type, action }: EngineEvent): boolean {
  return type === 'container' && (action === 'exec_start' || action === 'exec');
}

function isOfImage(made: EngineEvent, { image }: Container): boolean {
  const reference = made.attributes.image ?? '';
  const names = [image.reference, ...image.tags];
  return sameImageId(reference, image.id) || names.some((name) => sameImage(name, reference));
}

/**
 * A container that was made from the same image, and run in the foreground or to its end, after `target` was there and
 * with no command run in that one since: `docker run` where `docker exec` was meant. null where there is none.
 */
export function ranInstead(
  observation: Observation,
  target: Container,
  named: ReadonlySet<string>,
): EngineEvent | null {
  const events = happenedIn(observation).filter((one) => one.type === 'container');
  const since = Date.parse(target.createdAt);
  const lastExec = events.findLast((one) => isExec(one) && one.actor.id === target.id)?.at ?? since;
  const made = events.findLast(
    (one) =>
      one.action === 'create' &&
      one.actor.id !== target.id &&
      !named.has(one.actor.name) &&
      one.at > Math.max(since, lastExec) &&
      isOfImage(one, target) &&
      events.some(
        ({ action, actor }) =>
          actor.id === one.actor.id && (action === 'attach' || action === 'die'),
      ),
  );
  return made ?? null;
}

/** That a new container was run where a command was to be run in this one, in words. */
export function saysRanInstead(made: EngineEvent, target: Container, name: string): Text {
  return message('checks.run-not-exec', {
    name,
    image: made.attributes.image ?? target.image.reference,
    other: made.actor.name,
  });
}

/** What should have been done in the container was done in a new one of the same image. */
export const runNotExec: Diagnosis<ContainerCase> = {
  id: 'run-not-exec',
  explain: ({ container, failed, name, named, observation }) => {
    if (!failed.has('changes') && !failed.has('processes')) return null;
    const made = ranInstead(observation, container, named);
    return made && saysRanInstead(made, container, name);
  },
  look: () => eventsCalled('create'),
};
