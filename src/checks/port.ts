import { z } from 'zod';
import { pick } from './pick.ts';

/** A port as authors write it: a number, or a parameter that stands for one. */
export type Port = number | string;

/** The schema of a port. */
export const port = pick(
  [
    z.int().min(1).max(65535),
    z.string().regex(/^(\d{1,5}|\{\{[^{}]+\}\})$/, 'a port number, or a parameter in {{…}}'),
  ],
  (input) => (typeof input === 'string' ? 1 : 0),
).describe('1 to 65535, or a parameter that stands for one.');

/** The port's number; NaN for a parameter that was not filled in, which equals nothing. */
export function portNumber(given: Port): number {
  return typeof given === 'number' ? given : Number(given);
}
