import type { Observation } from '../checks/observation.ts';

/** Both looks at the engine as one; what was seen first stays. */
export function joinObservations(first: Observation, second: Observation): Observation {
  const both = <T>(one: Readonly<Record<string, T>>, other: Readonly<Record<string, T>>) => ({
    ...other,
    ...one,
  });
  return {
    ...second,
    ...first,
    containers: both(first.containers, second.containers),
    volumes: both(first.volumes, second.volumes),
    networks: both(first.networks, second.networks),
    http: both(first.http, second.http),
    lists: { ...second.lists, ...first.lists },
    ...(first.images && second.images ? { images: both(first.images, second.images) } : {}),
    ...(first.processes && second.processes
      ? { processes: both(first.processes, second.processes) }
      : {}),
    ...(first.changes && second.changes ? { changes: both(first.changes, second.changes) } : {}),
    ...(first.logs && second.logs ? { logs: both(first.logs, second.logs) } : {}),
    ...(first.files && second.files ? { files: both(first.files, second.files) } : {}),
    ...(first.tcp && second.tcp ? { tcp: both(first.tcp, second.tcp) } : {}),
    ...(first.redis && second.redis ? { redis: both(first.redis, second.redis) } : {}),
    ...(first.selections && second.selections
      ? { selections: both(first.selections, second.selections) }
      : {}),
  };
}
