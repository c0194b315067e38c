import type { Kysely } from 'kysely';
import type { Connection } from './connection.ts';
import type { Tables } from './schema.ts';

/** Runs a query outside the writer's transaction; what fails is said as a `StoreError`. */
export type Read = <T>(query: (db: Kysely<Tables>) => Promise<T>) => Promise<T>;

/** The way to read from a connection. */
export function reader(connection: Connection): Read {
  return async (query) => {
    try {
      return await query(connection.db);
    } catch (error) {
      throw connection.toStoreError(error);
    }
  };
}
