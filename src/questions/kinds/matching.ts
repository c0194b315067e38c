import { z } from 'zod';
import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import { formValue } from '../answers/form.ts';
import { joinTexts } from '../answers/join.ts';
import { id, labelled, points, questionBase } from '../base.ts';
import type { Feedback } from '../grade.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind, QuestionProblem } from '../kind.ts';
import { duplicateIds, problem } from '../problems.ts';

const schema = questionBase.extend({
  kind: z.literal('matching'),
  points,
  left: z.array(labelled).min(2).max(100).describe('What is to be matched, in this order.'),
  right: z
    .array(labelled)
    .min(2)
    .max(100)
    .describe('What it is matched with, shown shuffled; some may match nothing.'),
  pairs: z.record(id, id).describe('For each left id, the id of its right one.'),
});

export type Matching = z.infer<typeof schema>;

function problems(question: Matching): readonly QuestionProblem[] {
  const found = [...duplicateIds('left', question.left), ...duplicateIds('right', question.right)];
  const left = new Set(question.left.map((entry) => entry.id));
  const right = new Set(question.right.map((entry) => entry.id));
  for (const [from, to] of Object.entries(question.pairs)) {
    if (!left.has(from)) {
      found.push(
        problem(
          ['pairs', from],
          message('questions.expected-left-id'),
          message('questions.found-unknown-id', { id: shown(from) }),
        ),
      );
    }
    if (!right.has(to)) {
      found.push(
        problem(
          ['pairs', from],
          message('questions.expected-right-id'),
          message('questions.found-unknown-id', { id: shown(to) }),
        ),
      );
    }
  }
  for (const [index, entry] of question.left.entries()) {
    if (!Object.hasOwn(question.pairs, entry.id)) {
      found.push(
        problem(
          ['left', index, 'id'],
          message('questions.expected-pair'),
          message('questions.found-no-pair', { id: shown(entry.id) }),
        ),
      );
    }
  }
  return found;
}

/** Pairs to be made. The form has a field `response-LEFT` for each left id; an empty one is left open. */
export const matching: QuestionKind<Matching, Record<string, string>> = {
  kind: 'matching',
  schema,
  response: z
    .record(id, id)
    .refine((pairs) => Object.keys(pairs).length <= 100)
    .describe('For each left id, the id of the right one that was matched with it.'),
  max: (question) => question.points,
  problems,
  misfit(question, response) {
    const left = new Set(question.left.map((entry) => entry.id));
    const right = new Set(question.right.map((entry) => entry.id));
    for (const [from, to] of Object.entries(response)) {
      if (!left.has(from)) return message('questions.misfit-option', { id: shown(from) });
      if (!right.has(to)) return message('questions.misfit-option', { id: shown(to) });
    }
    if (Object.keys(response).length === 0) return message('questions.misfit-nothing-matched');
    return null;
  },
  readForm(question, form) {
    const pairs: [string, string][] = [];
    for (const { id: left } of question.left) {
      const right = formValue(form, `response-${left}`);
      if (right !== undefined && right !== '') pairs.push([left, right]);
    }
    return Object.fromEntries(pairs);
  },
  needs: () => [],
  grade(question, response) {
    const feedback: Feedback[] = [];
    let right = 0;
    for (const { id: left } of question.left) {
      const given = Object.hasOwn(response, left) ? response[left] : undefined;
      const correct = given !== undefined && given === question.pairs[left];
      if (correct) right += 1;
      const key = correct ? 'right-pair' : given === undefined ? 'open-pair' : 'wrong-pair';
      feedback.push({
        part: left,
        state: correct ? 'correct' : 'incorrect',
        text: message(`questions.${key}`),
      });
    }
    return gradeShare(question.points, right / question.left.length, feedback);
  },
  solution(question) {
    const textOf = new Map(question.right.map((entry) => [entry.id, entry.text]));
    return joinTexts(
      question.left.flatMap((entry) => {
        const right = textOf.get(question.pairs[entry.id] ?? '');
        return right ? [message('questions.pair', { left: entry.text, right })] : [];
      }),
    );
  },
};
