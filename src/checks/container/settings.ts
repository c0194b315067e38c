import type { z } from 'zod';
import type { Text } from '../../i18n/text.ts';
import type { Fact, Held } from '../claim.ts';
import { notLooked } from '../look-up.ts';
import type { Container, ContainerSettings } from '../observation.ts';

/** A fact of a container's settings; unknown on observations that were kept before settings were looked at. */
export function settingFact<W>(given: {
  readonly schema: z.ZodType<W>;
  holds(settings: ContainerSettings, wanted: W): Held;
  expected(wanted: W): Text;
  found(settings: ContainerSettings): Text;
  /** What `docker container inspect --format` is to show. */
  readonly format: string;
}): Fact<Container, W> {
  return {
    schema: given.schema,
    holds: ({ settings }, wanted) =>
      settings ? given.holds(settings, wanted) : { unknown: notLooked.reason },
    expected: given.expected,
    found: ({ settings }) => (settings ? given.found(settings) : notLooked.reason),
    look: (name) => `docker container inspect --format "${given.format}" ${name}`,
  };
}
