import { z } from 'zod';
import { localised } from '../../i18n/language.ts';
import { message } from '../../i18n/text.ts';
import { judgeCommand } from '../answers/command.ts';
import { commandProblems } from '../answers/command-problems.ts';
import { formValue } from '../answers/form.ts';
import { joinCodes } from '../answers/join.ts';
import { points, questionBase } from '../base.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind } from '../kind.ts';
import { response } from '../response.ts';

const line = z.string().trim().min(1).max(1000);

const schema = questionBase.extend({
  kind: z.literal('command'),
  points,
  accept: z
    .array(line)
    .min(1)
    .max(50)
    .describe('Every right command. `*` stands for any one word, such as a name left free.'),
  reject: z
    .array(z.strictObject({ command: line, say: localised.describe('Why it is wrong.') }))
    .max(50)
    .default([])
    .describe('Wrong commands worth a word of their own; `*` as in `accept`.'),
});

export type Command = z.infer<typeof schema>;

/** A whole command, compared word by word after the shell's rules. The form's field is `response`. */
export const command: QuestionKind<Command, string> = {
  kind: 'command',
  schema,
  response: response.describe('The command as it was typed.'),
  max: (question) => question.points,
  problems: commandProblems,
  misfit: (_question, given) => (given.trim() === '' ? message('questions.misfit-empty') : null),
  readForm: (_question, form) => formValue(form, 'response'),
  needs: () => [],
  grade(question, given) {
    const { right, text } = judgeCommand(question, given);
    return gradeShare(question.points, right ? 1 : 0, [
      { part: null, state: right ? 'correct' : 'incorrect', text },
    ]);
  },
  solution: (question) => joinCodes(question.accept),
};
