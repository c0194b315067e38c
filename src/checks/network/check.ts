import { z } from 'zod';
import { common, diagnose, name } from '../check-parts.ts';
import { networkExpect } from './expect.ts';

/** A check of a network. */
export const networkCheck = z.strictObject({
  ...common,
  network: name.describe('The name of the network to look at.'),
  expect: networkExpect,
  diagnose: diagnose(networkExpect),
});

export type NetworkCheck = z.output<typeof networkCheck>;
