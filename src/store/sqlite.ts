import { mkdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Connection } from './connection.ts';
import { StoreError } from './errors.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { sqliteStoreError } from './sqlite-errors.ts';

/** How long opening waits for another process's lock. */
const openingTimeoutMs = 2000;
/** The same for each write of a running server: it stands still meanwhile, so the group commit waits instead. */
const runningTimeoutMs = 50;

function prepare(database: Database, file: string): void {
  const mode = database.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') {
    throw new StoreError(
      'cannot-open',
      `${file} lies on a file system that cannot keep SQLite's write-ahead log (it stays in mode "${mode}"). Put it on a local disk.`,
    );
  }
  // While the schema is brought up to date, every commit is on disk when it returns.
  database.pragma('synchronous = FULL');
  // 16 MB of log between two checkpoints: pages that many commits touch are copied back once.
  database.pragma('wal_autocheckpoint = 4000');
  // What is deleted is overwritten with zeros, so that what somebody wants erased is gone.
  database.pragma('secure_delete = ON');
  database.pragma('foreign_keys = OFF');
  // A file that can only be read opens, and even gives its write lock, without complaint: a write brings it out now.
  database.exec('begin immediate; create table can_be_written (x)');
  database.exec('rollback');
}

/**
 * Opens, or makes, a SQLite file with a write-ahead log. Foreign keys are held from `ready()` on (migrations may have
 * to rebuild tables); until then every commit is synced by itself, afterwards by `flush()`. Throws a `StoreError`.
 */
export async function openSqlite(file: string): Promise<Connection> {
  const { default: SqliteDatabase } = await import('better-sqlite3');
  let database: Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    database = new SqliteDatabase(file, { timeout: openingTimeoutMs });
    prepare(database, file);
  } catch (error) {
    database?.close();
    throw sqliteStoreError(error, file);
  }
  return connect(database, file);
}

function connect(database: Database, file: string): Connection {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  let log: FileHandle | undefined;
  return {
    kind: 'sqlite',
    place: file,
    db,
    toStoreError: (error) => sqliteStoreError(error, file),
    ready: async () => {
      database.pragma('foreign_keys = ON');
      database.pragma(`busy_timeout = ${runningTimeoutMs}`);
      // From here on `flush` syncs the log, off this thread: FULL would hold up every request during each sync.
      database.pragma('synchronous = NORMAL');
      log = await open(`${file}-wal`, 'r+');
    },
    flush: async () => {
      if (!log)
        throw new Error(`${file} was to be synced before it was ready, or after it was closed.`);
      await log.datasync();
    },
    emptyLog: async () => {
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
    rewrite: async () => {
      database.exec('vacuum');
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: async () => {
      await log?.close();
      log = undefined;
      await db.destroy();
      if (database.open) database.close();
    },
  };
}
