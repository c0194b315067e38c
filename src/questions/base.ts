import { z } from 'zod';
import { localised } from '../i18n/language.ts';

/** An id: lower-case words with hyphens, stable for ever, because scores refer to it. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);

/** What every kind of question has. */
export const questionBase = z.strictObject({
  kind: z.string(),
  id,
  title: localised,
  /** Markdown. */
  prompt: localised,
  /** Shown one at a time, on request, from the gentlest on. Markdown. */
  hints: z.array(localised).default([]),
  /** Shown after answering. Markdown. */
  explanation: localised,
  points: z.number().positive().max(1000).default(1),
});

export type QuestionBase = z.infer<typeof questionBase>;
