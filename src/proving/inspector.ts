import { setTimeout as sleep } from 'node:timers/promises';
import { type Answers, inspectionOf } from '../attempts/inspection.ts';
import type { Finding } from '../checks/finding.ts';
import type { Engine } from '../engine/engine.ts';
import type { Task } from '../questions/kinds/task.ts';
import { type Amiss, faults } from './amiss.ts';

/** Inspects one task on one engine as the product does. */
export interface Inspector {
  /** What is there now. */
  inspect(answers: Answers): Promise<readonly Finding[]>;
  /**
   * Inspects again and again, until exactly `wanted` is amiss at two looks in a row, or the patience is over: what was
   * started needs a moment to answer, or to end.
   */
  inspectUntil(wanted: Amiss, answers: Answers): Promise<readonly Finding[]>;
  /** Inspects again and again, until the step is passed, or the patience is over; whether it is. */
  inspectUntilPassed(step: string, answers: Answers): Promise<boolean>;
  /** The steps that were passed, by id. */
  passedSteps(): Promise<ReadonlySet<string>>;
}

const pauseMs = 200;

/** An inspector of what is done from now on, that waits for what it wants for so long at most, in milliseconds. */
export function inspectorOf(task: Task, engine: Engine, patienceMs: number): Inspector {
  // What is over may have ended within this millisecond; what is to come begins after it.
  const inspection = inspectionOf(engine, task, { since: Date.now() + 1 });
  const inspect = async (answers: Answers) => (await inspection.inspect(answers)).grade.findings;
  const passedSteps = async () => new Set(await inspection.passedSteps());

  async function inspectUntil(wanted: Amiss, answers: Answers): Promise<readonly Finding[]> {
    const end = performance.now() + patienceMs;
    let before = false;
    for (;;) {
      const findings = await inspect(answers);
      const now = faults(findings, wanted).length === 0;
      if ((now && before) || performance.now() > end) return findings;
      before = now;
      if (!now) await sleep(pauseMs);
    }
  }

  async function inspectUntilPassed(step: string, answers: Answers): Promise<boolean> {
    const end = performance.now() + patienceMs;
    for (;;) {
      await inspect(answers);
      if ((await passedSteps()).has(step)) return true;
      if (performance.now() > end) return false;
      await sleep(pauseMs);
    }
  }

  return { inspect, inspectUntil, inspectUntilPassed, passedSteps };
}
