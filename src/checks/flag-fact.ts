import { z } from 'zod';
import type { Text } from '../i18n/text.ts';
import type { Fact } from './claim.ts';

/** A fact that is so or is not. */
export function flagFact<S>(given: {
  readonly describe: string;
  read(subject: S): boolean;
  say(value: boolean): Text;
}): Fact<S, boolean> {
  return {
    schema: z.boolean().describe(given.describe),
    holds: (subject, wanted) => given.read(subject) === wanted,
    expected: given.say,
    found: (subject) => given.say(given.read(subject)),
    look: () => null,
  };
}
