import { diagnosisNeeds } from '../checks/diagnosis-needs.ts';
import { onlyOf } from '../checks/events/sequence.ts';
import type { Finding } from '../checks/finding.ts';
import { judge } from '../checks/judge.ts';
import { type Need, needKey } from '../checks/need.ts';
import type { Observation } from '../checks/observation.ts';
import type { Engine } from '../engine/engine.ts';
import { questionNeeds } from '../questions/any.ts';
import type { Task } from '../questions/kinds/task.ts';
import type { Question } from '../questions/question.ts';
import {
  currentStage,
  judgeStage,
  type Stage,
  stageNeeds,
  taskInterests,
  toRemember,
} from '../questions/task/stage.ts';
import { asksSelectedEnv, withoutForeignEnv } from './evidence.ts';
import { joinObservations } from './join-observations.ts';
import { type Memory, memoryInMind } from './memory.ts';

export { joinObservations };

/** How a question is looked at. */
export interface LookOptions {
  /** As for `Engine.observe`. */
  readonly settleMs?: number;
  /** What the go has behind it, and keeps; nothing, and nothing is known to have happened since, unless told. */
  readonly memory?: Memory;
  /** The values that are reported of a task, by their ids. */
  readonly answers?: Readonly<Record<string, string>>;
  /**
   * Gets what was seen before it is looked for the reasons of what failed: the points are the same already. Gives
   * whether they are to be looked for.
   */
  readonly early?: (observation: Observation) => boolean;
}

function settling({ settleMs }: LookOptions) {
  return settleMs === undefined ? {} : { settleMs };
}

/** The log of the observation as the memory knows it, which may reach back further than the engine does. */
async function remembering(
  observation: Observation,
  task: Task,
  memory: Memory,
): Promise<Observation> {
  const { events } = observation;
  if (events?.state !== 'present') return observation;
  const log = onlyOf(events.value, taskInterests(task));
  return {
    ...observation,
    events: { state: 'present', value: await memory.keepEvents(log) },
  };
}

async function lookAtStage(
  engine: Engine,
  task: Task,
  stage: Stage,
  memory: Memory,
  options: { readonly settleMs?: number },
): Promise<Observation> {
  const seen = await engine.observe(stageNeeds(stage), {
    ...options,
    eventsSince: memory.startedAt,
  });
  return remembering(seen, task, memory);
}

function isPassed(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every((finding) => finding.state === 'passed');
}

/** Looks once more for what tells why checks failed. */
async function withReasons(
  engine: Engine,
  stage: Stage,
  first: Observation,
  options: { readonly settleMs?: number; readonly eventsSince: number },
  early: (observation: Observation) => boolean,
): Promise<Observation> {
  const verdict = judge(stage.checks, first);
  if (!verdict.findings.some((finding) => finding.state === 'failed')) return first;
  const seen = new Set(stageNeeds(stage).map(needKey));
  const more: readonly Need[] = diagnosisNeeds(stage.checks, verdict, first).filter(
    (need) => !seen.has(needKey(need)),
  );
  if (more.length === 0) return first;
  if (!early(first)) return first;
  return joinObservations(first, await engine.observe(more, options));
}

/** Looks at the step that a task is at; one that passes is kept, and the next one is looked at. */
async function lookAtTask(engine: Engine, task: Task, options: LookOptions): Promise<Observation> {
  const memory = options.memory ?? memoryInMind(0);
  const answers = options.answers ?? {};
  let settle = settling(options);
  for (;;) {
    const past = task.steps.length > 1 ? await memory.steps() : [];
    const stage = currentStage(task, past);
    const seen = await lookAtStage(engine, task, stage, memory, settle);
    const remembered = toRemember(stage, seen);
    const passes =
      stage.step !== null &&
      stage.unlocks &&
      remembered !== null &&
      isPassed(judgeStage(stage, seen, answers));
    if (!passes) {
      const looking = { ...settle, eventsSince: memory.startedAt };
      const withPast = (one: Observation) => (past.length === 0 ? one : { ...one, past });
      return withPast(
        await withReasons(
          engine,
          stage,
          seen,
          looking,
          (one) => options.early?.(withPast(one)) ?? true,
        ),
      );
    }
    if (settle.settleMs !== undefined) {
      // What is kept for good is not taken from a container that may be about to fail.
      settle = {};
      continue;
    }
    await memory.passStep({
      step: stage.step.id,
      passedAt: Date.parse(seen.takenAt),
      observation: withoutForeignEnv(seen, questionNeeds(task), asksSelectedEnv(task)),
      remembered,
      answers: Object.fromEntries(
        stage.answers.flatMap(({ id }) => {
          const given = answers[id];
          return given === undefined ? [] : [[id, given]];
        }),
      ),
    });
    settle = settling(options);
  }
}

/**
 * Looks at what a question needs; null where it needs nothing. For a task of which a check failed, it looks a second
 * time, for what tells why: work that is right costs one look.
 */
export async function look(
  engine: Engine,
  question: Question,
  options: LookOptions = {},
): Promise<Observation | null> {
  const needs = questionNeeds(question);
  if (needs.length === 0) return null;
  if (question.kind === 'task') return lookAtTask(engine, question, options);
  return engine.observe(needs, settling(options));
}
