import { z } from 'zod';
import { localised } from '../../i18n/language.ts';
import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import { formValues } from '../answers/form.ts';
import { joinTexts } from '../answers/join.ts';
import { id, labelled, points, questionBase } from '../base.ts';
import type { Feedback } from '../grade.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind, QuestionProblem } from '../kind.ts';
import { duplicateIds, problem } from '../problems.ts';

const option = labelled.extend({
  correct: z.boolean().default(false).describe('Whether it belongs to the right answer.'),
  feedback: localised.optional().describe('What to say to a learner who chose it.'),
});

const schema = questionBase.extend({
  kind: z.literal('multiple-choice'),
  points,
  choose: z.enum(['one', 'several']).describe('How many options may be chosen.'),
  options: z.array(option).min(2).max(100),
  shuffle: z.boolean().default(true).describe('Whether each learner sees an order of their own.'),
});

export type MultipleChoice = z.infer<typeof schema>;

function problems(question: MultipleChoice): readonly QuestionProblem[] {
  const found = [...duplicateIds('options', question.options)];
  const right = question.options.flatMap((entry, index) => (entry.correct ? [index] : []));
  if (right.length === 0) {
    found.push(
      problem(
        ['options'],
        message('questions.expected-correct-option'),
        message('questions.found-no-correct-option'),
      ),
    );
  }
  for (const index of question.choose === 'one' ? right.slice(1) : []) {
    found.push(
      problem(
        ['options', index, 'correct'],
        message('questions.expected-one-correct-option'),
        message('questions.found-another-correct-option'),
      ),
    );
  }
  return found;
}

function remark(entry: MultipleChoice['options'][number]): Feedback {
  const fallback = message(entry.correct ? 'questions.right-choice' : 'questions.wrong-choice');
  return {
    part: entry.id,
    state: entry.correct ? 'correct' : 'incorrect',
    text: entry.feedback ?? fallback,
  };
}

/**
 * One or several of a list of options. The form's field is `response`, once for each chosen option. Where several may
 * be chosen, each wrong one takes back what a right one earned.
 */
export const multipleChoice: QuestionKind<MultipleChoice, string[]> = {
  kind: 'multiple-choice',
  schema,
  response: z.array(id).max(100).describe('The ids of the chosen options.'),
  max: (question) => question.points,
  problems,
  misfit(question, response) {
    const known = new Set(question.options.map((entry) => entry.id));
    const stranger = response.find((chosen) => !known.has(chosen));
    if (stranger !== undefined) {
      return message('questions.misfit-option', { id: shown(stranger) });
    }
    const chosen = new Set(response).size;
    if (chosen < response.length) return message('questions.misfit-repeated');
    if (chosen === 0) return message('questions.misfit-nothing-chosen');
    if (question.choose === 'one' && chosen > 1) return message('questions.misfit-one-only');
    return null;
  },
  readForm: (_question, form) => formValues(form, 'response'),
  needs: () => [],
  grade(question, response) {
    const chosen = question.options.filter((entry) => response.includes(entry.id));
    const right = question.options.filter((entry) => entry.correct).length;
    const rightChosen = chosen.filter((entry) => entry.correct).length;
    const balance = rightChosen - (chosen.length - rightChosen);
    const feedback = chosen.map(remark);
    if (question.choose === 'several' && rightChosen < right) {
      const missing = right - rightChosen;
      feedback.push({
        part: null,
        state: 'note',
        text: message('questions.options-missing', { count: missing }),
      });
    }
    return gradeShare(question.points, right === 0 ? 0 : balance / right, feedback);
  },
  solution: (question) =>
    joinTexts(question.options.filter((entry) => entry.correct).map((entry) => entry.text)),
};
