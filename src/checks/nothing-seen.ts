import type { Observation } from './observation.ts';

/** Before anything was looked at: nothing was asked for, and nothing is known. */
export const nothingSeen: Observation = {
  takenAt: '',
  engine: null,
  containers: {},
  volumes: {},
  networks: {},
  http: {},
  lists: {},
};
