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

/** The command that shows all containers, with their commands and how they fare. */
export const allContainers = 'docker container ls --all';

/** The command that shows what a container said. */
export function logsOf(name: string): string {
  return `docker container logs ${name}`;
}

/** The command that shows one part of all that the engine says of a container. */
export function partOf(name: string, part: string): string {
  return `docker container inspect --format "{{${part}}}" ${name}`;
}
