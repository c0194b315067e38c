import type { z } from 'zod';
import type { Need } from '../checks/need.ts';
import type { Text } from '../i18n/text.ts';
import type { QuestionBase } from './base.ts';
import type { Grade, GradeContext } from './grade.ts';

/** What the schema alone cannot say of a question, at its place in the file. */
export interface QuestionProblem {
  readonly path: readonly (string | number)[];
  readonly expected: Text;
  readonly found: Text;
}

/** The fields of a submitted HTML form; a field that came more than once is an array. */
export type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A kind of question: everything the rest of Plimsoll needs to know of it, besides its partial in views/. */
export interface QuestionKind<Q extends QuestionBase, R> {
  readonly kind: Q['kind'];
  /** The shape of a question file of this kind. */
  readonly schema: z.ZodType<Q>;
  /** The JSON shape of a response to any question of this kind, with its bounds. */
  readonly response: z.ZodType<R>;
  /** The most points it gives. */
  max(question: Q): number;
  /** What is wrong with the question itself, such as a key that it would refuse. */
  problems(question: Q): readonly QuestionProblem[];
  /** Why this response does not fit this question (an option it does not have), or null when it does. */
  misfit(question: Q, response: R): Text | null;
  /** The response as its JSON shape, from a submitted form; not yet validated. */
  readForm(question: Q, form: FormFields): unknown;
  /** What must be seen of the engine before grading. */
  needs(question: Q): readonly Need[];
  /** Pure: the same question, response and context always give the same grade. */
  grade(question: Q, response: R, context: GradeContext): Grade;
  /** The right answer in words, shown after answering; null where the kind shows it another way (essay, task). */
  solution(question: Q): Text | null;
}
