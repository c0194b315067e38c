import { message, type Text } from '../i18n/text.ts';
import type { Task } from '../questions/kinds/task.ts';
import { gapsOf } from './gaps.ts';
import { perform } from './perform.ts';
import type { StartedPlace } from './place.ts';
import { type Run, runsOf } from './run.ts';

/** A run that was done. */
export interface Ran {
  readonly task: Task;
  readonly run: Run;
  /** `broken` where it could not be done, which says nothing of the task. */
  readonly outcome: 'proved' | 'refuted' | 'broken';
  /** What is other than it must be, or why it could not be done. */
  readonly faults: readonly Text[];
  readonly seconds: number;
}

/** What is known of a task when all its runs are done. */
export interface Proof {
  readonly task: Task;
  /** What the proof lacks, whatever its runs came to. */
  readonly gaps: readonly Text[];
  /** In the order of the file. */
  readonly runs: readonly Ran[];
}

/** How tasks are proved. */
export interface ProveOptions {
  /** How many engines work side by side. */
  readonly engines: number;
  /** Starts an engine with the images of the tasks. */
  readonly open: () => Promise<StartedPlace>;
  /** Hears of each run as it ends. */
  readonly onRan: (ran: Ran) => void;
  /** Stops between two runs; the proof is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** What became of a proof on the whole: `broken` where a run could not be done. */
export function outcomeOf({ gaps, runs }: Proof): Ran['outcome'] {
  if (runs.some(({ outcome }) => outcome === 'broken')) return 'broken';
  const isRefuted = gaps.length > 0 || runs.some(({ outcome }) => outcome === 'refuted');
  return isRefuted ? 'refuted' : 'proved';
}

async function tried(task: Task, run: Run, place: StartedPlace): Promise<Ran> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    const faults = await perform(task, run, place);
    const outcome = faults.length > 0 ? 'refuted' : 'proved';
    return { task, run, outcome, faults, seconds: seconds() };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const faults = [message('proving.broken', { said })];
    return { task, run, outcome: 'broken', faults, seconds: seconds() };
  }
}

/**
 * Proves tasks on engines that work side by side, each emptied between two runs; one that a run broke on is replaced.
 * Rejects where an engine cannot be started. No engine outlives it.
 */
export async function prove(
  tasks: readonly Task[],
  options: ProveOptions,
): Promise<readonly Proof[]> {
  const queue = tasks.flatMap((task) => runsOf(task).map((run) => ({ task, run })));
  const done = new Map<Run, Ran>();
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])]);

  async function workOn(): Promise<void> {
    let place: StartedPlace | null = null;
    try {
      for (let next = queue.shift(); next && !signal.aborted; next = queue.shift()) {
        place ??= await options.open();
        const ran = await tried(next.task, next.run, place);
        done.set(next.run, ran);
        options.onRan(ran);
        if (ran.outcome === 'broken') {
          await place.stop();
          place = null;
        }
      }
    } catch (error) {
      failed.abort(error);
      throw error;
    } finally {
      await place?.stop();
    }
  }

  const order = tasks.map((task) => ({ task, runs: queue.filter((one) => one.task === task) }));
  const workers = Math.min(options.engines, queue.length);
  const ended = await Promise.allSettled(Array.from({ length: workers }, workOn));
  signal.throwIfAborted();
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return order.map(({ task, runs }) => ({
    task,
    gaps: gapsOf(task),
    runs: runs.flatMap(({ run }) => done.get(run) ?? []),
  }));
}
