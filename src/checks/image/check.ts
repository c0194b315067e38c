import { z } from 'zod';
import { common, diagnose } from '../check-parts.ts';
import { imageExpect } from './expect.ts';

/** A check of an image. */
export const imageCheck = z.strictObject({
  ...common,
  image: z.string().trim().min(1).max(500).describe('The image to look at, by a tag or its id.'),
  expect: imageExpect,
  diagnose: diagnose(imageExpect),
});

export type ImageCheck = z.output<typeof imageCheck>;
