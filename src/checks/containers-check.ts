import { z } from 'zod';
import { common, diagnose } from './check-parts.ts';
import { eachContainer } from './container/expect.ts';
import { wholeNumber } from './number-matcher.ts';
import { where } from './where.ts';

/** A check of containers that are selected by what they are. */
export const containersCheck = z.strictObject({
  ...common,
  containers: z
    .strictObject({
      where,
      count: wholeNumber(0, 10_000)
        .default({ greater: 0 })
        .describe('How many of them there must be that are as expected; at least one unless told.'),
    })
    .describe('Containers that are not known by one name.'),
  expect: eachContainer
    .optional()
    .describe('What each of those that count must be; left out, being selected is enough.'),
  diagnose: diagnose(eachContainer),
});

export type ContainersCheck = z.output<typeof containersCheck>;
