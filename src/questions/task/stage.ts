import type { EventInterest } from '../../checks/event.ts';
import { unwantedEvents } from '../../checks/events/expect.ts';
import { interestsOf } from '../../checks/events/sequence.ts';
import { factNeeds, readFact } from '../../checks/fact.ts';
import type { Finding } from '../../checks/finding.ts';
import { judge } from '../../checks/judge.ts';
import type { Need } from '../../checks/need.ts';
import { eachOnce, needs } from '../../checks/needs.ts';
import type { Observation, PassedStep } from '../../checks/observation.ts';
import { type Check, check as checkSchema } from '../../checks/schema.ts';
import type { Task } from '../kinds/task.ts';
import { type Answer, answerNeeds, judgeAnswer, type Remembered } from './answers.ts';
import type { Step } from './steps.ts';

/** Remembered values, by their ids. */
export type Kept = Readonly<Record<string, Remembered>>;

/** A part of a task that is judged at once: a step, or all of a task without steps. */
export interface Stage {
  /** null where the task has no steps. */
  readonly step: Step | null;
  /** Whether another step comes after it. */
  readonly unlocks: boolean;
  /** With the remembered values filled in. */
  readonly checks: readonly Check[];
  readonly answers: readonly Answer[];
  /** What steps before it remembered. */
  readonly kept: Kept;
}

const placeholder = /\{\{remembered:([a-z0-9-]+)\}\}/g;

function filled(value: unknown, kept: Kept): unknown {
  if (typeof value === 'string') {
    return value.replace(placeholder, (whole, name: string) =>
      Object.hasOwn(kept, name) ? (kept[name]?.value ?? whole) : whole,
    );
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, kept)]));
}

function withKept(check: Check, kept: Kept): Check {
  if (!JSON.stringify(check).includes('{{remembered:')) return check;
  const parsed = checkSchema.safeParse(filled(check, kept));
  return parsed.success ? parsed.data : check;
}

/** The stage of a step, by its place, with these values filled in. */
export function stageOf(task: Task, index: number, kept: Kept): Stage {
  const step = task.steps[index] ?? null;
  const isOwn = (one: { readonly step?: string | undefined }) =>
    step === null || one.step === step.id;
  const checks = task.checks.filter(isOwn);
  const ids = new Set(checks.map((check) => check.id));
  return {
    step,
    unlocks: index + 1 < task.steps.length,
    checks: checks.map((check) =>
      withKept({ ...check, after: check.after.filter((id) => ids.has(id)) }, kept),
    ),
    answers: task.answers.filter(isOwn),
    kept,
  };
}

/** What of a passed step is remembered, as far as it is known; a fact that was not kept is read off what was seen. */
function keptOf(step: Step, passed: PassedStep): Kept {
  return Object.fromEntries(
    step.remember.flatMap(({ id, read }) => {
      const seen = readFact(passed.observation, read);
      const seenThen = seen.state === 'present' ? seen.value : undefined;
      const value = passed.remembered[id] ?? seenThen;
      return value === undefined ? [] : [[id, { ref: read, value }]];
    }),
  );
}

/** The stages of a task from the first to the one that is to be judged now, with what was seen as each one passed. */
export function stages(task: Task, past: readonly PassedStep[]) {
  const behind: { readonly stage: Stage; readonly passed: PassedStep }[] = [];
  let kept: Kept = {};
  for (const [index, step] of task.steps.entries()) {
    const stage = stageOf(task, index, kept);
    const passed = past.find((one) => one.step === step.id);
    if (passed === undefined || !stage.unlocks) return { behind, current: stage, index };
    behind.push({ stage, passed });
    kept = { ...kept, ...keptOf(step, passed) };
  }
  return { behind, current: stageOf(task, 0, kept), index: 0 };
}

/** The stage that a task is at with these steps behind it. */
export function currentStage(task: Task, past: readonly PassedStep[]): Stage {
  return stages(task, past).current;
}

/** What must be looked at to judge a stage, and to remember what it asks to remember. */
export function stageNeeds({ checks, answers, step }: Stage): readonly Need[] {
  return eachOnce([
    ...needs(checks),
    ...answers.flatMap(answerNeeds),
    ...(step?.remember ?? []).flatMap(({ read }) => factNeeds(read)),
  ]);
}

/** What a stage that is passed is to remember; null where some of it cannot be read. */
export function toRemember(
  { step }: Stage,
  observation: Observation,
): Readonly<Record<string, string>> | null {
  const facts: [string, string][] = [];
  for (const { id, read } of step?.remember ?? []) {
    const seen = readFact(observation, read);
    if (seen.state !== 'present') return null;
    facts.push([id, seen.value]);
  }
  return Object.fromEntries(facts);
}

/** Everything whose events a task's checks are about. */
export function taskInterests(task: Task): readonly EventInterest[] {
  const all = task.checks.flatMap((check) =>
    'events' in check
      ? [
          ...check.events,
          ...unwantedEvents(check.expect),
          ...check.diagnose.flatMap(({ events, when }) => [
            ...(events ?? []),
            ...unwantedEvents(when),
          ]),
        ].flatMap(interestsOf)
      : [],
  );
  const open = all.map((one) => ({
    ...one,
    actor: one.actor?.includes('{{remembered:') ? null : one.actor,
  }));
  return [...new Map(open.map((one) => [`${one.type} ${one.actor}`, one])).values()];
}

/** The findings of a stage on what was seen, in the order of its checks and then its answers. */
export function judgeStage(
  stage: Stage,
  observation: Observation,
  given: Readonly<Record<string, string>>,
): readonly Finding[] {
  return [
    ...judge(stage.checks, observation).findings,
    ...stage.answers.map((asked) =>
      judgeAnswer(
        asked,
        Object.hasOwn(given, asked.id) ? given[asked.id] : undefined,
        observation,
        stage.kept,
      ),
    ),
  ];
}
