import type { Reader } from './value.ts';

/**
 * How values given in one line stand together. `last`: the last one holds. `map`: of those about the same thing the last
 * one holds. `set`: order does not matter, and once is as often. `bag`: order does not matter. `sequence`: it does.
 */
export type Gathering = 'last' | 'map' | 'set' | 'bag' | 'sequence';

/** What a flag's value means. */
export interface Meaning {
  readonly read: Reader;
  readonly gathering: Gathering;
  /** What the value is about, such as `mount`, where flags of several names say the same; else the flag's own name. */
  readonly slot: string | null;
  /** What holds where the flag is not given, if the help does not say it; null where nothing can be said. */
  readonly assumed: string | null;
  /** Whether giving the flag at its default already asks for something else than leaving it out. */
  readonly counts: boolean;
}
