import { z } from 'zod';
import { common, diagnose, name } from '../check-parts.ts';
import { volumeExpect } from './expect.ts';

/** A check of a volume. */
export const volumeCheck = z.strictObject({
  ...common,
  volume: name.describe('The name of the volume to look at.'),
  expect: volumeExpect,
  diagnose: diagnose(volumeExpect),
});

export type VolumeCheck = z.output<typeof volumeCheck>;
