import type { Finding, Verdict } from '../../checks/finding.ts';
import { nothingSeen } from '../../checks/nothing-seen.ts';
import type { Observation } from '../../checks/observation.ts';
import { message } from '../../i18n/text.ts';
import type { Task } from '../kinds/task.ts';
import { rightValue } from './answers.ts';
import { judgeStage, type Kept, type Stage, stageOf, stages } from './stage.ts';
import type { Step } from './steps.ts';
import { untold, withoutTelling } from './untold.ts';

/** Stands in for what is not remembered yet. */
function notYetKept(task: Task): Kept {
  const all = task.steps.flatMap(({ remember }) => remember);
  return Object.fromEntries(all.map(({ id, read }) => [id, { ref: read, value: untold }]));
}

/** The findings of a step that is still locked: what it asks for, and what it waits for. */
function locked(stage: Stage, before: Step): readonly Finding[] {
  return judgeStage(stage, nothingSeen, {}).map((finding) => ({
    ...finding,
    state: 'waiting',
    points: 0,
    found: message('questions.step-locked', { step: before.title }),
    diagnosis: null,
    next: null,
  }));
}

/** The values that the task asks for, as far as they are known, without those that were reported rightly. */
function notToTell(
  task: Task,
  observation: Observation,
  kept: Kept,
  findings: readonly Finding[],
): readonly string[] {
  const reported = new Set(findings.flatMap((one) => (one.state === 'passed' ? [one.check] : [])));
  return task.answers
    .filter(({ id }) => !reported.has(id))
    .flatMap((asked) => rightValue(asked, observation, kept) ?? []);
}

/**
 * Judges a task: the steps behind it on what was seen when each passed, the one it is at on what is seen now, and those
 * after it wait. No finding tells a value that is still to be reported. Pure: what it needs of the past is in the
 * observation.
 */
export function judgeTask(
  task: Task,
  observation: Observation,
  given: Readonly<Record<string, string>>,
): Verdict {
  const past = observation.past ?? [];
  const { behind, current, index } = stages(task, past);
  const waiting = notYetKept(task);
  const all = [
    ...behind.flatMap(({ stage, passed }) =>
      judgeStage(stage, passed.observation, { ...given, ...passed.answers }),
    ),
    ...judgeStage(current, observation, given),
    ...task.steps.slice(index + 1).flatMap((_step, offset) => {
      const before = task.steps[index + offset];
      return before ? locked(stageOf(task, index + 1 + offset, waiting), before) : [];
    }),
  ];
  const secrets = notToTell(task, observation, current.kept, all);
  const answers = new Set(task.answers.map(({ id }) => id));
  const findings = all.map((one) => (answers.has(one.check) ? one : withoutTelling(one, secrets)));
  return {
    passed: findings.length > 0 && findings.every((finding) => finding.state === 'passed'),
    points: findings.reduce((sum, finding) => sum + finding.points, 0),
    max: findings.reduce((sum, finding) => sum + finding.max, 0),
    findings,
  };
}
