import { z } from 'zod';
import { common, diagnose, name } from '../check-parts.ts';
import { port } from '../port.ts';
import { httpExpect } from './expect.ts';

/** A check of what a published port answers to one GET. */
export const httpCheck = z.strictObject({
  ...common,
  http: z
    .strictObject({
      container: name,
      port: port.describe(
        "The container's port; wherever it is published is where the request goes.",
      ),
      path: z
        .string()
        .regex(/^\/[\x21-\x7e]*$/)
        .max(1000)
        .default('/'),
    })
    .describe('A GET to a published port of a container.'),
  expect: httpExpect,
  diagnose: diagnose(httpExpect),
});

export type HttpCheck = z.output<typeof httpCheck>;
