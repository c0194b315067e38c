import { z } from 'zod';
import { common, diagnose, name } from '../check-parts.ts';
import { containerExpect } from './expect.ts';

/** A check of a container that is known by its name. */
export const containerCheck = z.strictObject({
  ...common,
  container: name.describe('The name of the container to look at.'),
  expect: containerExpect,
  diagnose: diagnose(containerExpect),
});

export type ContainerCheck = z.output<typeof containerCheck>;
