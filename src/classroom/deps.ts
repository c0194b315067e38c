import type { Store } from '../store/store.ts';
import type { Passwords } from './passwords.ts';

/** What the parts of a class work with. */
export interface ClassDeps {
  readonly store: Store;
  readonly passwords: Passwords;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}
