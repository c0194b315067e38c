import { z } from 'zod';
import { localised } from '../i18n/language.ts';

/** An id: lower-case words with hyphens, stable for ever, because scores refer to it. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64)
  .describe('Lower-case words with hyphens. Keep it for ever: scores refer to it.');

/** What every kind of question has. Its kind is narrowed by each kind's own schema. */
export const questionBase = z.strictObject({
  kind: z.string(),
  id: id.describe(
    'The name of the file, without its ending. Keep it for ever: scores refer to it.',
  ),
  title: localised.describe('A few words, in every language.'),
  prompt: localised.describe('What is asked, in Markdown.'),
  hints: z
    .array(localised)
    .max(10)
    .default([])
    .describe('Shown one at a time, on request, from the gentlest on. Markdown.'),
  explanation: localised.describe('Shown after answering. Markdown.'),
});

/** The field of a kind whose points are given as one number; a task's and an essay's are the sum of their parts'. */
export const points = z
  .number()
  .positive()
  .max(1000)
  .default(1)
  .describe('What a right answer is worth; 1 unless told.');

/** A part of a question that a learner chooses or moves: an option, a side of a pair, an item. */
export const labelled = z.strictObject({
  id: id.describe('What the response calls it; unique within the question.'),
  text: localised.describe('What the learner reads. Markdown in one line.'),
});

export type QuestionBase = z.infer<typeof questionBase>;
