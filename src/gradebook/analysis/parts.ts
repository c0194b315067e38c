import type { Text } from '../../i18n/text.ts';
import { type ByThird, countByThird, type Third } from './thirds.ts';

/**
 * What parts of an item are counted: the options of a choice, by who chose them; the checks of a task or the key points
 * of an essay, by who missed them.
 */
export type PartKind = 'option' | 'check' | 'key-point';

/** One part of an item. */
export interface Part {
  readonly id: string;
  readonly title: Text;
  /** Whether an option belongs to the right answer; false for what is no option. */
  readonly isKey: boolean;
}

/** An item's parts, and what each learner did with them. */
export interface SeenParts {
  readonly kind: PartKind;
  readonly parts: readonly Part[];
  /** The ids each learner chose or missed, in the order of the marks' rows; null for one without an answer to read. */
  readonly seen: readonly (ReadonlySet<string> | null)[];
}

/** How many learners chose or missed each part, by thirds of the class. */
export interface PartCounts {
  readonly kind: PartKind;
  /** How many learners have an answer to read. */
  readonly of: ByThird;
  readonly parts: readonly (Part & { readonly count: ByThird })[];
}

/** Counts the parts of an item; `members` is the third of each learner. */
export function countParts(
  { kind, parts, seen }: SeenParts,
  members: readonly Third[],
): PartCounts {
  return {
    kind,
    of: countByThird(members, (learner) => (seen[learner] ?? null) !== null),
    parts: parts.map((part) => ({
      ...part,
      count: countByThird(members, (learner) => seen[learner]?.has(part.id) === true),
    })),
  };
}
