import type { EngineEvent } from '../event.ts';
import type { Observation } from '../observation.ts';

/** What all the reasons of one judgement are found in. */
export interface Scene {
  readonly observation: Observation;
  /** The containers that the task itself names. */
  readonly named: ReadonlySet<string>;
  /** Whether any check of the task looks for this event. */
  readonly isWanted: (event: EngineEvent) => boolean;
}
