import { type EventLog, joinLogs } from '../checks/event.ts';
import type { PassedStep } from '../checks/observation.ts';
import type { Store } from '../store/store.ts';
import { fromEvidence } from './evidence.ts';
import type { Go } from './goes.ts';
import { plain } from './json.ts';

/** What one go at a task has behind it. */
export interface Memory {
  /** When the go began, in milliseconds since 1970 by this machine's clock; 0 where that is not known. */
  readonly startedAt: number;
  /** The steps that were passed, the first one first. */
  steps(): Promise<readonly PassedStep[]>;
  /** Keeps a passed step, and what was seen; one that was passed before stays as it was. */
  passStep(step: PassedStep): Promise<void>;
  /** Adds what happened to what is known to have happened, and gives all of it. */
  keepEvents(log: EventLog): Promise<EventLog>;
}

/** A memory that lasts as long as the process. */
export function memoryInMind(startedAt: number): Memory {
  const steps: PassedStep[] = [];
  let known: EventLog | null = null;
  return {
    startedAt,
    steps: async () => [...steps],
    passStep: async (step) => {
      if (!steps.some((one) => one.step === step.step)) steps.push(step);
    },
    keepEvents: async (log) => {
      known = known === null ? log : joinLogs(known, log);
      return known;
    },
  };
}

/** The memory of a go, in the store. */
export function storedMemory({ taskMemory }: Store, go: Go): Memory {
  return {
    startedAt: go.startedAt,
    steps: async () =>
      (await taskMemory.steps(go.id)).map(({ observation, ...step }) => ({
        ...step,
        observation: fromEvidence(observation),
      })),
    passStep: (step) =>
      taskMemory.passStep(go.id, { ...step, observation: plain(step.observation) }),
    keepEvents: async (log) => {
      const known = await taskMemory.events(go.id);
      const joined = known === null ? log : joinLogs(known, log);
      const isNews =
        known === null ||
        joined.events.length > known.events.length ||
        joined.gapUntil !== known.gapUntil ||
        JSON.stringify(joined.interests) !== JSON.stringify(known.interests) ||
        joined.until - known.until > (log.gapUntil === null ? staleMs : forgottenMs);
      if (isNews) await taskMemory.keepEvents(go.id, log);
      return joined;
    },
  };
}

/** How long a log that says nothing new is not written for: not for long where the engine has begun to forget. */
const staleMs = 60_000;
const forgottenMs = 1_000;
