import { assertNever } from '../assert-never.ts';
import type { Engine } from '../engine/engine.ts';
import type { EngineWord } from '../engine/events.ts';
import type { Language } from '../i18n/language.ts';
import { secondLookMs } from './heard.ts';
import { type LiveView, type OpenTask, type OpenTaskDeps, openTask } from './open-task.ts';
import type { TaskKey } from './recorder.ts';

/** Grades the tasks that pages show, whenever something happens on the engine. */
export interface Live {
  /**
   * Shows a task: `tell` gets what is so as soon as it is known, and then every change; it must not throw. Gives what
   * ends that; null where too many pages are open already.
   */
  open(key: TaskKey, language: Language, tell: (view: LiveView) => void): (() => void) | null;
  /** What was seen last of a task that some page shows; null for any other. */
  view(key: TaskKey): LiveView | null;
  /** Says that something was recorded, or begun anew, on a task: its pages are to show it. */
  renew(key: TaskKey): void;
  /** Looks at nothing for a learner any more, whatever pages they have open: what was theirs is erased. */
  leave(learner: string): void;
  /** Resolves when what is being recorded is. */
  close(): Promise<void>;
}

/** What the grading of open tasks needs of the world. */
export interface LiveDeps extends OpenTaskDeps {
  readonly engine: Engine;
  /** How often every open task is looked at though nothing was heard: events get lost. 30 s unless told. */
  readonly sweepMs?: number;
}

const usualSweepMs = 30_000;
const mostTasks = 2_000;
const mostPagesOfTask = 32;
/** A page that is loaded anew, or loses its connection, finds its task still open. */
const lingerMs = 5_000;

/** Grades open tasks live. The engine is followed only while there are any. */
export function createLive(deps: LiveDeps): Live {
  const { engine, sweepMs = usualSweepMs } = deps;
  const tasks = new Map<string, OpenTask>();
  let unfollow: (() => void) | null = null;
  let sweeping: NodeJS.Timeout | undefined;
  const lingering = new Map<string, NodeJS.Timeout>();
  let isAway = false;
  /** Since when events are heard, as `performance.now` gives it; null while none are. */
  let listensSince: number | null = null;
  let isClosed = false;

  const lookAtAll = () => {
    for (const task of tasks.values()) task.look();
  };
  const hear = (word: EngineWord) => {
    switch (word.kind) {
      case 'listening':
        isAway = false;
        listensSince = performance.now();
        for (const task of tasks.values()) task.listens(listensSince);
        lookAtAll();
        setTimeout(lookAtAll, secondLookMs).unref();
        return;
      case 'event':
        for (const task of tasks.values()) task.hear(word.event);
        return;
      case 'lost':
        listensSince = performance.now();
        for (const task of tasks.values()) {
          task.breaks();
          task.listens(listensSince);
        }
        lookAtAll();
        setTimeout(lookAtAll, secondLookMs).unref();
        return;
      case 'gone':
        listensSince = null;
        for (const task of tasks.values()) task.breaks();
        // One that tells no events may answer all the same: what was away is looked for at every try.
        for (const task of tasks.values()) {
          if (!isAway || task.view()?.engine.answers === false) task.look();
        }
        isAway = true;
        return;
      default:
        assertNever(word);
    }
  };
  const begin = () => {
    if (unfollow) return;
    unfollow = engine.follow(hear);
    sweeping = setInterval(lookAtAll, sweepMs);
    sweeping.unref();
  };
  const end = () => {
    clearInterval(sweeping);
    unfollow?.();
    unfollow = null;
    listensSince = null;
  };
  const forget = (name: string) => {
    lingering.delete(name);
    const task = tasks.get(name);
    tasks.delete(name);
    task?.close().catch(deps.onTrouble);
    if (tasks.size === 0) end();
  };
  const nameOf = ({ learner, assessment, chapter, task }: TaskKey) =>
    JSON.stringify([learner, assessment, chapter, task]);

  return {
    open(key, language, tell) {
      const name = nameOf(key);
      const known = tasks.get(name);
      const isFull = known ? known.listeners() >= mostPagesOfTask : tasks.size >= mostTasks;
      if (isClosed || isFull) return null;
      const task = known ?? openTask(deps, key, language);
      tasks.set(name, task);
      if (!known && listensSince !== null) task.listens(listensSince);
      begin();
      const leave = task.listen(tell);
      if (!known) task.look();
      clearTimeout(lingering.get(name));
      lingering.delete(name);
      return () => {
        leave();
        if (isClosed || task.listeners() > 0 || lingering.has(name)) return;
        lingering.set(name, setTimeout(forget, lingerMs, name).unref());
      };
    },
    view: (key) => tasks.get(nameOf(key))?.view() ?? null,
    renew: (key) => tasks.get(nameOf(key))?.renew(),
    leave(learner) {
      for (const [name, { key }] of tasks) if (key.learner === learner) forget(name);
    },
    async close() {
      isClosed = true;
      for (const timer of lingering.values()) clearTimeout(timer);
      end();
      await Promise.all([...tasks.values()].map((task) => task.close()));
      tasks.clear();
    },
  };
}
