import type { Observation } from '../checks/observation.ts';

/** How long a container must have run to be taken at its word, in milliseconds: as long as a settled look takes. */
export const settledAfterMs = 400;

/** Since when each container is known to run, by this process's own clock: the engine's may be off by hours. */
export interface Starts {
  /**
   * Takes what a look saw that began at `began` and was over at `ended`. Gives for how much longer, in milliseconds from
   * its beginning on, some container of it is not to be taken at its word; 0 where all are.
   */
  saw(observation: Observation, began: number, ended: number): number;
}

/** Knows no start yet: a container that runs already when it is seen first has only just been seen. */
export function createStarts(): Starts {
  let known: ReadonlyMap<string, number> = new Map();
  return {
    saw(observation, began, ended) {
      const now = new Map<string, number>();
      for (const [name, seen] of Object.entries(observation.containers)) {
        if (seen.state !== 'present' || seen.value.status !== 'running') continue;
        const start = `${name} ${seen.value.id} ${seen.value.startedAt}`;
        now.set(start, known.get(start) ?? ended);
      }
      known = now;
      const latest = Math.max(...now.values());
      return Math.max(0, latest + settledAfterMs - began);
    },
  };
}
