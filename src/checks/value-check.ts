import { z } from 'zod';
import { common, diagnose } from './check-parts.ts';
import { valueExpect, valueRef } from './value.ts';

/** A check of one value that is read off the engine. */
export const valueCheck = z.strictObject({
  ...common,
  value: valueRef,
  expect: valueExpect,
  diagnose: diagnose(valueExpect),
});

export type ValueCheck = z.output<typeof valueCheck>;
