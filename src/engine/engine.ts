import type { Need } from '../checks/need.ts';
import type { Observation } from '../checks/observation.ts';
import type { Text } from '../i18n/text.ts';
import type { EngineWord } from './events.ts';

/** Whether an engine answers, and which; where none does, why, in words for the learner. */
export type EngineStatus =
  | {
      readonly answers: true;
      /** Where it was found, as `DOCKER_HOST` would say it. */
      readonly host: string;
      readonly version: string;
      readonly apiVersion: string;
    }
  | { readonly answers: false; readonly host: string | null; readonly reason: Text };

/** A Docker engine that is only ever read. It may come and go; nothing needs a restart. */
export interface Engine {
  /**
   * Looks at exactly what is needed, each thing once, in parallel, within the deadline (5 s unless told). Never
   * throws for the engine's trouble: what could not be seen is `unknown` with its reason.
   */
  observe(
    needs: readonly Need[],
    options?: {
      readonly deadlineMs?: number;
      /**
       * A container that has run for less than this is looked at again when it has, because one that is about to fail
       * also says `running` at first (400 ms unless told; 0 for whoever follows the engine's events).
       */
      readonly settleMs?: number;
      /** From when on events count, in milliseconds since 1970; all that the engine still knows unless told. */
      readonly eventsSince?: number;
    },
  ): Promise<Observation>;
  /** Asks whether the engine answers, for 2 s at most; finds it anew when it does not. */
  status(): Promise<EngineStatus>;
  /**
   * Follows the engine's events, through all its comings and goings, until what it gives is called. `hear` is called in
   * turn and must not throw.
   */
  follow(hear: (word: EngineWord) => void): () => void;
  close(): void;
}
