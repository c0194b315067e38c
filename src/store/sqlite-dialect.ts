import type { Database, Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';

const statementLimit = 500;

/** Keeps prepared statements: preparing costs more than running a small one. */
function withStatementCache(database: Database): SqliteDatabase {
  const statements = new Map<string, Statement>();
  return {
    close: () => {
      database.close();
    },
    prepare: (text) => {
      const cached = statements.get(text);
      if (cached && !cached.busy) return cached;
      const statement = database.prepare(text);
      if (statements.size >= statementLimit) statements.clear();
      statements.set(text, statement);
      return statement;
    },
  };
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: Database;

  constructor(database: Database) {
    super({ database: withStatementCache(database) });
    this.#database = database;
  }

  /** Takes the write lock at once: a transaction that reads first could not take it later. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk makes SQLite roll back by itself; rolling back once more would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  /** SQLite has it; with it a migration that is interrupted leaves nothing half made. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect with cached statements, immediate transactions and migrations in a transaction. */
export function sqliteDialect(database: Database): Dialect {
  const plain = new SqliteDialect({ database });
  return {
    createDriver: (): Driver => new ImmediateDriver(database),
    createAdapter: () => new TransactionalDdlAdapter(),
    createQueryCompiler: () => plain.createQueryCompiler(),
    createIntrospector: (db) => plain.createIntrospector(db),
  };
}
