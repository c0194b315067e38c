import type { Kysely } from 'kysely';
import type { StoreError } from './errors.ts';
import type { Tables } from './schema.ts';

/** Which database stands behind a store. */
export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * An open database. `db` reads, and `db.transaction()` writes; what it committed is on disk for certain once a
 * `flush()` that was called afterwards resolves.
 */
export interface Connection {
  readonly kind: DatabaseKind;
  /** Where it is, fit to be shown: never with a password. */
  readonly place: string;
  readonly db: Kysely<Tables>;
  /** What a failure of the driver means; a `StoreError` comes back as it is. */
  toStoreError(error: unknown): StoreError;
  /** To be called once, after the schema is up to date and before anything else is written. */
  ready(): Promise<void>;
  /** Waits until the disk holds all that was committed before the call. The event loop goes on meanwhile. */
  flush(): Promise<void>;
  /** Leaves nothing that was deleted in SQLite's log, unless another program is just reading it. */
  emptyLog(): Promise<void>;
  /** Writes a SQLite file anew, so that nothing that was deleted is left in it; all stands still meanwhile. */
  rewrite(): Promise<void>;
  /** Leaves the database whole in its file (or on its server). */
  close(): Promise<void>;
}
