import type { Chapter } from '../authoring/content.ts';
import type { EventLog } from '../checks/event.ts';
import type { Observation } from '../checks/observation.ts';
import type { Engine } from '../engine/engine.ts';
import { message } from '../i18n/text.ts';
import { gradeQuestion, parseResponse } from '../questions/any.ts';
import type { Grade } from '../questions/grade.ts';
import type { Task } from '../questions/kinds/task.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';
import { AttemptError } from './errors.ts';
import { look } from './look.ts';
import { memoryInMind } from './memory.ts';

/** What a learner reports of a task, by the value's id. */
export type Answers = Readonly<Record<string, string>>;

/** A task's grade, and what it was made from. */
export interface Inspected {
  readonly grade: Grade;
  /** null where the task looks at nothing. */
  readonly observation: Observation | null;
}

/** Inspects one task on one engine, as often as one likes. What it remembers goes with it. */
export interface Inspection {
  /** What is so now, with these answers. Rejects with an `AttemptError` where they do not fit. */
  inspect(answers?: Answers): Promise<Inspected>;
  /** Remembers what was heard of the engine's events; it follows on what an inspection saw. */
  hear(log: EventLog): Promise<void>;
  /** The steps that were passed, by id, the first one first. */
  passedSteps(): Promise<readonly string[]>;
}

function isTask(question: Question): question is Task {
  return question.kind === 'task';
}

/**
 * The task of this id in any chapter, with the first value of each parameter. Throws an `AttemptError` where there is
 * none.
 */
export function findTask(chapters: readonly Chapter[], id: string): Task {
  const all = chapters.flatMap((chapter) =>
    chapter.questions.filter(isTask).map((task) => ({ chapter, task })),
  );
  const found = all.find(({ task }) => task.id === id);
  const question = found && instantiate(found.task, drawParameters(found.chapter.parameters, null));
  if (question && isTask(question)) return question;
  const known = all.map(({ task }) => task.id).join(', ');
  throw new AttemptError('unknown-question', message('attempts.unknown-task', { task: id, known }));
}

function fitting(task: Task, answers: Answers): unknown {
  const parsed = parseResponse(task, answers);
  if (parsed.ok) return parsed.response;
  throw new AttemptError(
    'wrong-response',
    message('attempts.wrong-response', { kind: task.kind, expected: parsed.problem }),
  );
}

/**
 * An inspection of a task. Events count from `since` on (milliseconds since 1970); all that the engine still knows
 * unless told.
 */
export function inspectionOf(
  engine: Engine,
  task: Task,
  options: { readonly since?: number } = {},
): Inspection {
  const memory = memoryInMind(options.since ?? 0);
  return {
    async inspect(answers = {}) {
      const response = fitting(task, answers);
      const observation = await look(engine, task, { memory, answers });
      return { observation, grade: gradeQuestion(task, response, { observation }) };
    },
    hear: async (log) => {
      await memory.keepEvents(log);
    },
    passedSteps: async () => (await memory.steps()).map(({ step }) => step),
  };
}
