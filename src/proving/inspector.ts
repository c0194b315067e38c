import { setTimeout as sleep } from 'node:timers/promises';
import { type Answers, inspectionOf } from '../attempts/inspection.ts';
import type { Finding } from '../checks/finding.ts';
import type { Engine } from '../engine/engine.ts';
import type { Task } from '../questions/kinds/task.ts';
import { type Amiss, faults } from './amiss.ts';

/** Inspects one task on one engine as the product does. */
export interface Inspector {
  /** What is there now. */
  inspect(): Promise<readonly Finding[]>;
  /**
   * Inspects again and again, until exactly `wanted` is amiss at two looks in a row, or the patience is over: what was
   * started needs a moment to answer, or to end.
   */
  inspectUntil(wanted: Amiss): Promise<readonly Finding[]>;
}

const pauseMs = 200;

/** An inspector of what is done from now on, that waits for what it wants for so long at most, in milliseconds. */
export function inspectorOf(
  task: Task,
  engine: Engine,
  answers: Answers,
  patienceMs: number,
): Inspector {
  const inspection = inspectionOf(engine, task, answers, { since: Date.now() });
  const inspect = async () => (await inspection.inspect()).grade.findings;

  async function inspectUntil(wanted: Amiss): Promise<readonly Finding[]> {
    const end = performance.now() + patienceMs;
    let before = false;
    for (;;) {
      const findings = await inspect();
      const now = faults(findings, wanted).length === 0;
      if ((now && before) || performance.now() > end) return findings;
      before = now;
      if (!now) await sleep(pauseMs);
    }
  }

  return { inspect, inspectUntil };
}
