const since = 'docker events --since 1h --until 0s';

/** The command that shows what happened to one thing. */
export function eventsOf(type: 'container' | 'volume' | 'network' | 'image', name: string): string {
  return `${since} --filter ${type}=${name}`;
}

/** The command that shows where something happened, to things that are gone, too. */
export function eventsCalled(action: string): string {
  return `${since} --filter event=${action}`;
}

/** The command that shows all that happened to containers, those that are gone among them. */
export const eventsOfContainers = `${since} --filter type=container`;
