import { z } from 'zod';
import { localised } from '../../i18n/language.ts';
import { message } from '../../i18n/text.ts';
import { formValue } from '../answers/form.ts';
import { joinCodes } from '../answers/join.ts';
import { judgeShortAnswer } from '../answers/short.ts';
import { shortAnswerProblems } from '../answers/short-problems.ts';
import { points, questionBase } from '../base.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind } from '../kind.ts';
import { response } from '../response.ts';

const words = z.string().trim().min(1).max(500);

const answer = words.describe('As a learner would type it. `*` stands for any one word.');

interface Accepted {
  readonly answer?: string | undefined;
  readonly pattern?: string | undefined;
}

const accepted = z.union([
  words.transform((text): Accepted => ({ answer: text })),
  z.strictObject({
    answer: answer.optional(),
    pattern: words
      .optional()
      .describe('In place of `answer`: a regular expression (RE2) that the whole answer matches.'),
  }),
]);

const schema = questionBase.extend({
  kind: z.literal('short-answer'),
  points,
  accept: z.array(accepted).min(1).max(50).describe('Every right answer.'),
  reject: z
    .array(z.strictObject({ answer, say: localised.describe('Why it is wrong.') }))
    .max(50)
    .default([])
    .describe('Wrong answers worth a word of their own.'),
  'ignore-case': z
    .boolean()
    .default(false)
    .describe('Whether upper and lower case are the same. Flags and names need them told apart.'),
  'inside-command': z
    .union([z.boolean(), z.strictObject({ command: words })])
    .default(false)
    .describe(
      'Whether the answer may stand inside a whole docker command: in any, or only in this one.',
    ),
});

export type ShortAnswer = z.infer<typeof schema>;

/** A word or a few. The form's field is `response`. */
export const shortAnswer: QuestionKind<ShortAnswer, string> = {
  kind: 'short-answer',
  schema,
  response: response.describe('The answer as it was typed.'),
  max: (question) => question.points,
  problems: shortAnswerProblems,
  misfit: (_question, given) => (given.trim() === '' ? message('questions.misfit-empty') : null),
  readForm: (_question, form) => formValue(form, 'response'),
  needs: () => [],
  grade(question, given) {
    const { right, text } = judgeShortAnswer(question, given);
    return gradeShare(question.points, right ? 1 : 0, [
      { part: null, state: right ? 'correct' : 'incorrect', text },
    ]);
  },
  solution: (question) =>
    joinCodes(question.accept.flatMap((entry) => entry.answer ?? entry.pattern ?? [])),
};
