import { z } from 'zod';
import { common, diagnose } from '../check-parts.ts';
import { fileExpect } from './expect.ts';
import { filePlace } from './place.ts';

/** A check of a file. */
export const fileCheck = z.strictObject({
  ...common,
  file: filePlace.describe('A file or directory in a container or a volume.'),
  expect: fileExpect,
  diagnose: diagnose(fileExpect),
});

export type FileCheck = z.output<typeof fileCheck>;
