import type { EventLog } from '../checks/event.ts';
import type { Attempts } from './attempts.ts';
import type { AttemptDeps } from './deps.ts';
import type { Goes } from './goes.ts';

/** The part of a log that begins at a time; null where it has ended by then. */
function from(log: EventLog, since: number): EventLog | null {
  if (log.until < since) return null;
  const events = log.events.filter((event) => event.at >= since);
  return { ...log, since: Math.max(log.since, since), events };
}

/** Keeps what was heard; what is not known to follow on a look at this go belongs to none, or to another. */
export function hearing({ store }: AttemptDeps, goes: Goes): Attempts['hear'] {
  return async (learner, chapter, task, log) => {
    const go = await goes.current(learner, chapter, task);
    const known = await store.taskMemory.events(go.id);
    const own = known && from(log, known.since);
    if (own) await store.taskMemory.keepEvents(go.id, own);
  };
}
