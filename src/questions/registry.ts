import { assertNever } from '../assert-never.ts';
import type { QuestionKind } from './kind.ts';
import { command } from './kinds/command.ts';
import { essay } from './kinds/essay.ts';
import { matching } from './kinds/matching.ts';
import { multipleChoice } from './kinds/multiple-choice.ts';
import { numerical } from './kinds/numerical.ts';
import { observation } from './kinds/observation.ts';
import { ordering } from './kinds/ordering.ts';
import { shortAnswer } from './kinds/short-answer.ts';
import { task } from './kinds/task.ts';
import { trueFalse } from './kinds/true-false.ts';
import type { Kind, Question } from './question.ts';

/** Every kind of question, by its name, in the order an author reads them: the one list of them. */
export const questionKinds = {
  'true-false': trueFalse,
  'multiple-choice': multipleChoice,
  'short-answer': shortAnswer,
  numerical,
  matching,
  ordering,
  command,
  essay,
  observation,
  task,
} satisfies Readonly<Record<Kind, unknown>>;

/** Whether this is the name of a kind. */
export function isKind(name: unknown): name is Kind {
  return typeof name === 'string' && Object.hasOwn(questionKinds, name);
}

/** What is done with a question and its kind, whichever it is: both are of one type there, and so is the response. */
export type Visit<T> = <Q extends Question, R>(kind: QuestionKind<Q, R>, question: Q) => T;

/** Brings a question together with its kind. */
export function withKind<T>(question: Question, visit: Visit<T>): T {
  switch (question.kind) {
    case 'true-false':
      return visit(trueFalse, question);
    case 'multiple-choice':
      return visit(multipleChoice, question);
    case 'short-answer':
      return visit(shortAnswer, question);
    case 'numerical':
      return visit(numerical, question);
    case 'matching':
      return visit(matching, question);
    case 'ordering':
      return visit(ordering, question);
    case 'command':
      return visit(command, question);
    case 'essay':
      return visit(essay, question);
    case 'observation':
      return visit(observation, question);
    case 'task':
      return visit(task, question);
    default:
      return assertNever(question);
  }
}
