import type { Need } from '../checks/need.ts';
import { message, type Text } from '../i18n/text.ts';
import type { Grade, GradeContext } from './grade.ts';
import type { FormFields, QuestionProblem } from './kind.ts';
import type { Question } from './question.ts';
import { withKind } from './registry.ts';

/** A response that fits its question, or why it does not, in words for whoever sent it. */
export type ParsedResponse =
  | { readonly ok: true; readonly response: unknown }
  | { readonly ok: false; readonly problem: Text };

/** Whether this is a response to this question: of its kind's shape, within its bounds, of parts that it has. */
export function parseResponse(question: Question, given: unknown): ParsedResponse {
  return withKind<ParsedResponse>(question, (kind, itself) => {
    const parsed = kind.response.safeParse(given);
    if (!parsed.success) {
      return { ok: false, problem: message(`questions.response-${question.kind}`) };
    }
    const misfit = kind.misfit(itself, parsed.data);
    return misfit === null ? { ok: true, response: parsed.data } : { ok: false, problem: misfit };
  });
}

/** Grades a response that `parseResponse` let through; one that it would not is a fault of the program, and thrown. */
export function gradeQuestion(question: Question, response: unknown, context: GradeContext): Grade {
  return withKind(question, (kind, itself) => {
    const parsed = kind.response.safeParse(response);
    if (!parsed.success) {
      throw new TypeError(`A response to ${question.id} is not of the kind ${question.kind}.`, {
        cause: parsed.error,
      });
    }
    return kind.grade(itself, parsed.data, context);
  });
}

/** A submitted form's response, as JSON would carry it; not yet parsed. */
export function readForm(question: Question, form: FormFields): unknown {
  return withKind(question, (kind, itself) => kind.readForm(itself, form));
}

/** What must be seen of the engine to grade this question; nothing for most kinds. */
export function questionNeeds(question: Question): readonly Need[] {
  return withKind(question, (kind, itself) => kind.needs(itself));
}

/** The most points this question gives. */
export function maxPoints(question: Question): number {
  return withKind(question, (kind, itself) => kind.max(itself));
}

/** The right answer in words; null where its kind shows it another way. */
export function solution(question: Question): Text | null {
  return withKind(question, (kind, itself) => kind.solution(itself));
}

/** What is wrong with the question itself, beyond its schema. */
export function questionProblems(question: Question): readonly QuestionProblem[] {
  return withKind(question, (kind, itself) => kind.problems(itself));
}
