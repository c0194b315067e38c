import { assertNever } from '../assert-never.ts';
import type { Inspected } from '../attempts/inspection.ts';
import type { EventLog } from '../checks/event.ts';
import type { Engine } from '../engine/engine.ts';
import type { EngineWord } from '../engine/events.ts';
import { questionNeeds } from '../questions/any.ts';
import type { Task } from '../questions/kinds/task.ts';
import { taskInterests } from '../questions/task/stage.ts';
import { hearing } from './heard.ts';
import { inTurn } from './in-turn.ts';
import { interestOf, touches } from './touch.ts';

/** What is watched, and who is told. */
export interface Watching {
  readonly engine: Engine;
  readonly task: Task;
  readonly inspect: () => Promise<Inspected>;
  /** Remembers what was heard of the engine's events, for the next inspection. */
  readonly remember: (log: EventLog) => Promise<void>;
  /** Gets what came of each look; the first one at once. Must not throw. */
  readonly tell: (inspected: Inspected) => void;
  /** Ends the watching. */
  readonly signal: AbortSignal;
}

/** Events get lost, and not all that a task looks at has any. */
const sweepMs = 30_000;
/** What goes on after an event without another one, as a server that is about to answer, is looked at then. */
const laterMs = [500, 2_000, 5_000];

/**
 * Inspects a task whenever something happens on the engine that can touch it, until the signal says that it is enough.
 * Rejects where a look does, which an engine's trouble is no reason for.
 */
export function watch({ engine, task, inspect, remember, tell, signal }: Watching): Promise<void> {
  return new Promise((resolve, reject) => {
    const timers = new Set<NodeJS.Timeout>();
    const asked = taskInterests(task);
    let interest = interestOf(questionNeeds(task), asked, null);
    const heard = hearing();
    heard.caresFor(asked);
    const end = () => {
      unfollow();
      clearInterval(sweep);
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', finish);
    };
    const finish = () => {
      end();
      resolve();
    };
    const look = inTurn(async () => {
      if (signal.aborted) return 0;
      const began = performance.now();
      try {
        const log = heard.take();
        if (log !== null) await remember(log);
        const inspected = await inspect();
        const { observation } = inspected;
        interest = interestOf(questionNeeds(task), asked, observation);
        if (observation?.events?.state === 'present') heard.saw(began, observation.events.value);
        if (!signal.aborted) tell(inspected);
      } catch (error) {
        end();
        reject(error);
      }
      return performance.now() - began;
    });
    const lookLater = () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      for (const ms of laterMs) timers.add(setTimeout(look, ms));
    };
    const hear = (word: EngineWord) => {
      switch (word.kind) {
        case 'listening':
        case 'lost':
          heard.listens(performance.now());
          look();
          lookLater();
          return;
        case 'gone':
          heard.breaks();
          look();
          return;
        case 'event':
          heard.add(word.event);
          if (heard.isDue()) look();
          if (!touches(word.event, interest)) return;
          look();
          lookLater();
          return;
        default:
          assertNever(word);
      }
    };
    const sweep = setInterval(look, sweepMs);
    const unfollow = engine.follow(hear);
    signal.addEventListener('abort', finish, { once: true });
    if (signal.aborted) finish();
    else look();
  });
}
