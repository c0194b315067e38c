import type { Chapter } from '../authoring/content.ts';
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

/** What a learner reports of a task, by the value's id. */
export type Answers = Readonly<Record<string, string>>;

/** A task's grade, and what it was made from. */
export interface Inspected {
  readonly grade: Grade;
  /** null where the task looks at nothing. */
  readonly observation: Observation | null;
}

/** Inspects one task on one engine, as often as one likes. Nothing is kept beyond it. */
export interface Inspection {
  inspect(): Promise<Inspected>;
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

/**
 * An inspection of a task with these answers. Events count from `since` on (milliseconds since 1970); all that the
 * engine still knows unless told. Throws an `AttemptError` where the answers do not fit.
 */
export function inspectionOf(
  engine: Engine,
  task: Task,
  answers: Answers,
  options: { readonly since?: number } = {},
): Inspection {
  const parsed = parseResponse(task, answers);
  if (!parsed.ok) {
    throw new AttemptError(
      'wrong-response',
      message('attempts.wrong-response', { kind: task.kind, expected: parsed.problem }),
    );
  }
  const { since } = options;
  const looking = since === undefined ? {} : { eventsSince: since };
  return {
    async inspect() {
      const observation = await look(engine, task, looking);
      return { observation, grade: gradeQuestion(task, parsed.response, { observation }) };
    },
  };
}
