import type { z } from 'zod';
import type { Text } from '../i18n/text.ts';
import type { Need } from './need.ts';
import type { Observation } from './observation.ts';

/** Whether something holds, or why that cannot be known. */
export type Held = boolean | { readonly unknown: Text };

/**
 * Something that can be asked of a subject (a container, a volume, a network, a reply): how an author writes what is
 * wanted, whether it holds, and how both sides are said. `S` is the subject as observed, `W` what is wanted. `seen` is
 * all that was seen, for facts that stand elsewhere in it.
 */
export interface Fact<S, W> {
  readonly schema: z.ZodType<W>;
  holds(subject: S, wanted: W, seen: Observation): Held;
  /** What is wanted, as a fragment: "running", "image `redis`". */
  expected(wanted: W): Text;
  /** What is there instead, as a fragment of the same kind. */
  found(subject: S, wanted: W, seen: Observation): Text;
  /** The command that shows this fact of the subject named so; null where the subject's own command will do. */
  look(name: string, wanted: W): string | null;
  /** What must be looked at besides the subject named so; nothing where it is left out. */
  needs?(name: string, wanted: W): readonly Need[];
}

/** A fact that a check asks for, with what it wants of it. */
export interface Claim<S> {
  /** The key it stands under in `expect`. */
  readonly key: string;
  readonly expected: Text;
  holds(subject: S, seen: Observation): Held;
  found(subject: S, seen: Observation): Text;
  look(name: string): string | null;
  needs(name: string): readonly Need[];
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
      holds: (subject, seen) => fact.holds(subject, wanted, seen),
      found: (subject, seen) => fact.found(subject, wanted, seen),
      look: (name) => fact.look(name, wanted),
      needs: (name) => fact.needs?.(name, wanted) ?? [],
    },
  ];
}
