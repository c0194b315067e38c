import { z } from 'zod';
import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import { formValue } from '../answers/form.ts';
import { readQuantity } from '../answers/number.ts';
import { points, questionBase } from '../base.ts';
import type { Grade } from '../grade.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind, QuestionProblem } from '../kind.ts';
import { problem } from '../problems.ts';
import { response } from '../response.ts';

const unit = z.strictObject({
  name: z.string().trim().min(1).max(40).describe('The unit that `answer` is in.'),
  also: z
    .record(z.string().trim().min(1).max(40), z.number().positive())
    .default({})
    .describe('Other units, each with how many of `name` one of it is: for MiB, `GiB: 1024`.'),
  required: z
    .boolean()
    .default(false)
    .describe('Whether a number without a unit is refused; otherwise it is taken to be in `name`.'),
});

const schema = questionBase.extend({
  kind: z.literal('numerical'),
  points,
  answer: z.number().describe('The right number.'),
  tolerance: z
    .strictObject({
      absolute: z.number().nonnegative().optional().describe('In the unit of the answer.'),
      relative: z.number().nonnegative().max(1).optional().describe('As a share of the answer.'),
    })
    .default({})
    .describe('How far off is still right; the larger counts where both are given.'),
  unit: unit.optional(),
});

export type Numerical = z.infer<typeof schema>;

/** Arithmetic in floating point is off by about this share; it is never the learner's mistake. */
const rounding = 1e-9;

function allowance(question: Numerical): number {
  const { answer, tolerance } = question;
  const asked = Math.max(tolerance.absolute ?? 0, (tolerance.relative ?? 0) * Math.abs(answer));
  return asked + rounding * Math.abs(answer);
}

/** How many of the question's unit one of the unit that was typed is; null for a unit that it does not know. */
function factorOf(question: Numerical, typed: string): number | null {
  if (typed === '' || !question.unit) return typed === '' ? 1 : null;
  const units: [string, number][] = [
    [question.unit.name, 1],
    ...Object.entries(question.unit.also),
  ];
  const exact = units.find(([name]) => name.normalize('NFKC') === typed);
  if (exact) return exact[1];
  const alike = units.filter(
    ([name]) => name.normalize('NFKC').toLowerCase() === typed.toLowerCase(),
  );
  return alike.length === 1 ? (alike[0]?.[1] ?? null) : null;
}

function wrong(question: Numerical, text: Text): Grade {
  return gradeShare(question.points, 0, [{ part: null, state: 'incorrect', text }]);
}

function grade(question: Numerical, given: string): Grade {
  const quantity = readQuantity(given);
  if (quantity === null) {
    return wrong(question, message('questions.not-a-number', { given: shown(given) }));
  }
  const factor = factorOf(question, quantity.unit);
  if (factor === null) {
    const unit = shown(quantity.unit);
    return wrong(
      question,
      question.unit
        ? message('questions.unknown-unit', { unit })
        : message('questions.no-unit-asked', { unit }),
    );
  }
  const value = quantity.value * factor;
  const right = Math.abs(value - question.answer) <= allowance(question);
  if (question.unit?.required && quantity.unit === '') {
    return wrong(
      question,
      message(right ? 'questions.only-unit-missing' : 'questions.unit-missing'),
    );
  }
  if (!right) {
    const bare = Math.abs(quantity.value - question.answer) <= allowance(question);
    return wrong(question, message(bare ? 'questions.only-unit-wrong' : 'questions.number-wrong'));
  }
  return gradeShare(question.points, 1, [
    { part: null, state: 'correct', text: message('questions.right') },
  ]);
}

function keyOf(question: Numerical): string {
  return question.unit ? `${question.answer} ${question.unit.name}` : String(question.answer);
}

function problems(question: Numerical): readonly QuestionProblem[] {
  const found: QuestionProblem[] = [];
  if (grade(question, keyOf(question)).state !== 'correct') {
    found.push(
      problem(
        question.unit ? ['unit', 'name'] : ['answer'],
        message('questions.expected-readable-unit'),
        message('questions.found-refused-key', { key: shown(keyOf(question)) }),
      ),
    );
  }
  for (const name of Object.keys(question.unit?.also ?? {})) {
    const typed = readQuantity(`1 ${name}`);
    if (name === question.unit?.name || typed?.unit !== name.normalize('NFKC')) {
      found.push(
        problem(
          ['unit', 'also', name],
          message('questions.expected-readable-unit'),
          message('questions.found-refused-key', { key: shown(`1 ${name}`) }),
        ),
      );
    }
  }
  return found;
}

/** A number, a unit after it where the question has one. The form's field is `response`. */
export const numerical: QuestionKind<Numerical, string> = {
  kind: 'numerical',
  schema,
  response: response.describe('The number as it was typed; a unit may follow.'),
  max: (question) => question.points,
  problems,
  misfit: (_question, given) => (given.trim() === '' ? message('questions.misfit-empty') : null),
  readForm: (_question, form) => formValue(form, 'response'),
  needs: () => [],
  grade,
  solution: (question) => message('questions.code', { code: keyOf(question) }),
};
