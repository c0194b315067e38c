import { z } from 'zod';
import { alone } from './alone.ts';

/** Whether the thing is there at all. */
export const exists = z
  .boolean()
  .describe('Whether it is there; false asks that it is not. Taken as true when left out.');

/** Refuses an expectation that asks for nothing, and one that asks something of what shall be absent. */
export function expectation<S extends z.ZodType>(schema: S) {
  return schema
    .refine(
      (given) => typeof given === 'object' && given !== null && Object.keys(given).length > 0,
      {
        when: alone,
        message: 'at least one thing to expect, such as `exists: true`',
      },
    )
    .refine(
      (given) =>
        typeof given !== 'object' ||
        given === null ||
        !('exists' in given) ||
        given.exists !== false ||
        Object.keys(given).length === 1,
      { when: alone, message: '`exists: false` alone: what is not there has no other property' },
    );
}
