import { type Migration, Migrator } from 'kysely/migration';
import { migrations } from '../../db/migrations/index.ts';
import type { Connection } from './connection.ts';
import { StoreError } from './errors.ts';

async function appliedNames(connection: Connection): Promise<readonly string[]> {
  const tables = await connection.db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const db = connection.db.withTables<{ kysely_migration: { name: string } }>();
  const rows = await db.selectFrom('kysely_migration').select('name').execute();
  return rows.map((row) => row.name);
}

/** The steps to take instead of all that this Plimsoll knows: `upTo` stops after the step of that name. */
export interface MigrateOptions {
  readonly steps?: Readonly<Record<string, Migration>>;
  readonly upTo?: string;
}

/**
 * Brings the schema up to date, all steps or none, and never backwards.
 * Throws a `StoreError`: `newer` for a database that knows steps this Plimsoll does not, `migration-failed`
 * for a step that fails.
 */
export async function migrate(connection: Connection, options: MigrateOptions = {}): Promise<void> {
  const steps = options.steps ?? migrations;
  try {
    const applied = await appliedNames(connection);
    const unknown = applied.filter((name) => !Object.hasOwn(steps, name));
    if (unknown.length > 0) {
      throw new StoreError(
        'newer',
        `${connection.place} was made by a newer Plimsoll: it has ${unknown.join(', ')}, which this one does not know. Start the newer Plimsoll, or name another database in DATABASE_URL. Nothing was changed.`,
      );
    }
    const last = options.upTo ?? Object.keys(steps).at(-1);
    if (last === undefined || applied.includes(last)) return;
    await run(connection, steps, last);
  } catch (error) {
    throw connection.toStoreError(error);
  }
}

async function run(
  connection: Connection,
  steps: Readonly<Record<string, Migration>>,
  last: string,
): Promise<void> {
  const migrator = new Migrator({
    db: connection.db,
    provider: {
      getMigrations: async (): Promise<Record<string, Migration>> => ({ ...steps }),
    },
  });
  const { error, results } = await migrator.migrateTo(last);
  if (error === undefined) return;
  const step = results?.find((result) => result.status === 'Error')?.migrationName;
  const reason = connection.toStoreError(error);
  if (reason.code !== 'failed' && reason.code !== 'refused') throw reason;
  throw new StoreError(
    'migration-failed',
    `${connection.place} could not be brought up to date${step === undefined ? '' : `: ${step} failed`} (${reason.message}) Nothing was changed; keep the database, and report this.`,
    { cause: error },
  );
}
