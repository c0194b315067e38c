import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type { Connection } from './connection.ts';
import { postgresStoreError } from './postgres-errors.ts';
import type { Tables } from './schema.ts';

const poolSize = 8;
const connectTimeoutMs = 5000;
const int8 = 20;

/** Connects to PostgreSQL. Throws a `StoreError` when it does not answer. */
export async function openPostgres(url: string, place: string): Promise<Connection> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    types: {
      // Times and counts are bigint there and fit a JavaScript number; the driver would give strings.
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // An idle connection that breaks is replaced by the pool; the next query meets the trouble itself, if it lasts.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        // A server may be set to acknowledge before it has written; here a commit waits for the disk.
        await connection.executeQuery(
          CompiledQuery.raw(
            "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
          ),
        );
      },
    }),
  });
  const toStoreError = (error: unknown) => postgresStoreError(error, place);
  try {
    await db.executeQuery(CompiledQuery.raw('select 1'));
  } catch (error) {
    await db.destroy();
    throw toStoreError(error);
  }
  return {
    kind: 'postgres',
    place,
    db,
    toStoreError,
    ready: async () => undefined,
    // PostgreSQL has synced its log when a commit returns: `synchronous_commit` is held above.
    flush: async () => undefined,
    // PostgreSQL clears its pages and its log by itself, as it is set to.
    emptyLog: async () => undefined,
    rewrite: async () => undefined,
    close: () => db.destroy(),
  };
}
