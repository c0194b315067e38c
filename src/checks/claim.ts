import type { z } from 'zod';
import type { Text } from '../i18n/text.ts';

/**
 * Something that can be asked of a subject (a container, a volume, a network, a reply): how an author writes what is
 * wanted, whether it holds, and how both sides are said. `S` is the subject as observed, `W` what is wanted.
 */
export interface Fact<S, W> {
  readonly schema: z.ZodType<W>;
  holds(subject: S, wanted: W): boolean;
  /** What is wanted, as a fragment: "running", "image `redis`". */
  expected(wanted: W): Text;
  /** What is there instead, as a fragment of the same kind. */
  found(subject: S, wanted: W): Text;
  /** The command that shows this fact of the subject named so; null where the subject's own command will do. */
  look(name: string): string | null;
}

/** A fact that a check asks for, with what it wants of it. */
export interface Claim<S> {
  /** The key it stands under in `expect`. */
  readonly key: string;
  readonly expected: Text;
  holds(subject: S): boolean;
  found(subject: S): Text;
  look(name: string): string | null;
}

/** The claim of a fact, or none where the check does not ask for it. */
export function claim<S, W>(
  key: string,
  fact: Fact<S, W>,
  wanted: W | undefined,
): readonly Claim<S>[] {
  if (wanted === undefined) return [];
  return [
    {
      key,
      expected: fact.expected(wanted),
      holds: (subject) => fact.holds(subject, wanted),
      found: (subject) => fact.found(subject, wanted),
      look: (name) => fact.look(name),
    },
  ];
}
