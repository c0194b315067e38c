import { z } from 'zod';
import { localised } from '../i18n/language.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);

/** The schema of the name of a container, volume or network. */
export const name = z.string().trim().min(1).max(255);

/** What every check has, whatever it looks at. */
export const common = {
  id: id.describe('Stable for ever: scores and mistakes name it.'),
  title: localised
    .optional()
    .describe('Its line in the checklist; worded from the check if left out.'),
  points: z.number().positive().max(1000).default(1).describe('All or nothing.'),
  step: id
    .optional()
    .describe('The step of the task it belongs to; needed where the task has steps.'),
  after: z
    .array(id)
    .max(50)
    .default([])
    .describe(
      'Checks above it that must pass before it counts: so what is right from the start earns nothing by itself.',
    ),
};

/** What is said of the reasons that an author gives for a failure. */
export const ownReasons = "Reasons of the author's own, tried before Plimsoll's.";

/** A reason of the author's: what is so when it is the one, and what is said then. */
export function reason<S extends z.ZodType>(expect: S) {
  return z.strictObject({
    id: id.describe('Mistakes name it.'),
    when: expect.describe('What is there when this is the reason.'),
    say: localised.describe('The reason, in words for the learner.'),
  });
}

/** The reasons of the author's own that a check may have. */
export function diagnose<S extends z.ZodType>(expect: S) {
  return z.array(reason(expect)).default([]).describe(ownReasons);
}
