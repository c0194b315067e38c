import { z } from 'zod';
import { isMapping, pick } from '../../checks/pick.ts';
import { localised } from '../../i18n/language.ts';
import { message } from '../../i18n/text.ts';
import { judgeCommand, keyOf } from '../answers/command.ts';
import { commandProblems } from '../answers/command-problems.ts';
import { formValue } from '../answers/form.ts';
import { joinCodes } from '../answers/join.ts';
import { points, questionBase } from '../base.ts';
import { gradeShare } from '../grading.ts';
import type { QuestionKind } from '../kind.ts';
import { response } from '../response.ts';

const line = z.string().trim().min(1).max(1000);

const flags = z
  .array(z.string().regex(/^--?[A-Za-z][\w-]*$/))
  .max(20)
  .default([]);

const key = z.strictObject({
  line: line.describe('The command; `*` stands for what is free.'),
  form: z
    .enum(['effect', 'exact'])
    .default('effect')
    .describe('`effect`: whatever does the same. `exact`: these words, in this order.'),
  demand: flags.describe('Flags that must be used, in any of their spellings.'),
  forbid: flags.describe('Flags that must not be used.'),
});

const schema = questionBase.extend({
  kind: z.literal('command'),
  points,
  accept: z
    .array(
      pick([line, key], (input) => (isMapping(input) ? 1 : 0)).describe(
        'A command, or a command with what else is asked of it.',
      ),
    )
    .min(1)
    .max(50)
    .describe(
      'Right commands. Whatever docker takes for the same is right, too; `*` stands for what is free, such as a name.',
    ),
  reject: z
    .array(z.strictObject({ command: line, say: localised.describe('Why it is wrong.') }))
    .max(50)
    .default([])
    .describe('Wrong commands worth a word of their own; `*` as in `accept`.'),
  'part-marks': z
    .boolean()
    .default(false)
    .describe('Whether a command that is right in part earns part of the points.'),
});

export type Command = z.infer<typeof schema>;

/** A whole command, judged by what docker would do. The form's field is `response`. */
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
    const { share, feedback } = judgeCommand(question, given);
    return gradeShare(question.points, share, feedback);
  },
  solution: (question) => joinCodes(question.accept.map((entry) => keyOf(entry).line)),
};
