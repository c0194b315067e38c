import type { Text } from '../../i18n/text.ts';
import type { Meaning } from './meaning.ts';

/** What tells a fact from others of its kind: a network, a port, a path, a key, a container. */
export type Argument = 'on' | 'port' | 'at' | 'key' | 'of';

/** A fact's value; null where the thing has none, and why where that cannot be known. */
export type FactValue = string | null | { readonly unknown: Text };

/** A fact of a kind of thing that can be named and read off the engine. */
export interface FactOf<T> {
  readonly means: Meaning;
  /** What else must be told; nothing where it is left out. */
  readonly takes?: Argument;
  /** Reads it; `argument` is empty where the fact takes none. */
  read(thing: T, argument: string): FactValue;
}
