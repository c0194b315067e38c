import { z } from 'zod';
import { localised } from '../../i18n/language.ts';
import { message } from '../../i18n/text.ts';
import { points, questionBase } from '../base.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind } from '../kind.ts';

const schema = questionBase.extend({
  kind: z.literal('true-false'),
  points,
  answer: z.boolean().describe('Whether the statement in the prompt is true.'),
  feedback: z
    .strictObject({ true: localised.optional(), false: localised.optional() })
    .default({})
    .describe('What to say to a learner who answered `true`, or `false`.'),
});

export type TrueFalse = z.infer<typeof schema>;

/** A statement that is true or false. The form's field is `response`, `true` or `false`. */
export const trueFalse: QuestionKind<TrueFalse, boolean> = {
  kind: 'true-false',
  schema,
  response: z.boolean().describe('Whether the statement is true.'),
  max: (question) => question.points,
  problems: () => [],
  misfit: () => null,
  readForm: (_question, form) =>
    form.response === 'true' ? true : form.response === 'false' ? false : undefined,
  needs: () => [],
  grade(question, response) {
    const right = response === question.answer;
    const said = response ? question.feedback.true : question.feedback.false;
    return gradeShare(question.points, right ? 1 : 0, [
      {
        part: null,
        state: right ? 'correct' : 'incorrect',
        text: said ?? message(right ? 'questions.right' : 'questions.wrong'),
      },
    ]);
  },
  solution: (question) => message(question.answer ? 'questions.true' : 'questions.false'),
};
