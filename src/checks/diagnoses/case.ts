import type { Text } from '../../i18n/text.ts';
import type { ContainerExpect } from '../container/expect.ts';
import { listedContainers } from '../look-up.ts';
import type { Container, ContainerSummary, Observation } from '../observation.ts';

/** A reason for a failure, by its stable id: mistakes in content name it. */
export interface Reason {
  readonly id: string;
  readonly text: Text;
  /** A command that shows it; left out where the check's own will do. */
  readonly look?: string;
}

/** One mistake that can be recognised in what was seen. */
export interface Diagnosis<C> {
  readonly id: string;
  /** The reason in words for the learner, or null where this is not what happened. */
  explain(given: C): Text | null;
  /** A command that shows it, where there is a better one than the check's own. */
  look?(given: C): string;
}

/** A container that is there and not as it should be. */
export interface ContainerCase {
  readonly name: string;
  readonly container: Container;
  readonly wanted: ContainerExpect;
  /** The keys of what was expected that do not hold; `http` where a request to it failed. */
  readonly failed: ReadonlySet<string>;
  readonly observation: Observation;
  /** The containers that the task itself names. */
  readonly named: ReadonlySet<string>;
}

/** Something that was looked for by its name and is not there. */
export interface MissingCase {
  readonly name: string;
  readonly observation: Observation;
  /** The containers that the task itself names. */
  readonly named: ReadonlySet<string>;
}

/** A container that is not there, and what it should have been. */
export interface MissingContainerCase extends MissingCase {
  readonly wanted: ContainerExpect;
}

/** The first diagnosis that fits, in the order given: the likeliest first. */
export function firstReason<C>(diagnoses: readonly Diagnosis<C>[], given: C): Reason | null {
  for (const { id, explain, look } of diagnoses) {
    const text = explain(given);
    if (text) return look ? { id, text, look: look(given) } : { id, text };
  }
  return null;
}

/** The listed containers that the task does not name, in the order of their names; without the one of id `besides`. */
export function unnamedContainers(
  { observation, named }: Pick<MissingCase, 'observation' | 'named'>,
  besides: string | null = null,
): readonly ContainerSummary[] {
  return listedContainers(observation)
    .filter((one) => one.id !== besides && !one.names.some((name) => named.has(name)))
    .sort((one, other) => ((one.names[0] ?? '') < (other.names[0] ?? '') ? -1 : 1));
}

/** The first answer that is not null, over items in their order. */
export function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
