import { z } from 'zod';
import { factRef } from '../../checks/fact.ts';
import { localised } from '../../i18n/language.ts';
import { id } from '../base.ts';

/** A step of a task, as authors write it. It unlocks when all of the step before it has passed. */
export const step = z.strictObject({
  id: id.describe('Checks and answers name it.'),
  title: localised.describe('What the learner does in it, in a few words.'),
  remember: z
    .array(
      z.strictObject({
        id: id.describe('Later steps write `{{remembered:ID}}` where they want the value.'),
        read: factRef.describe('What is read off the engine at the moment the step passes.'),
      }),
    )
    .max(20)
    .default([])
    .describe('Facts that later steps use: they are kept when the step passes.'),
});

export type Step = z.output<typeof step>;
