import { existsSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { message } from '../i18n/text.ts';
import { BackupError } from './backup-error.ts';
import { meansDamage, saidBy } from './copy-sqlite.ts';

/** A database that nobody else can open until it is released. */
export interface Held {
  release(): void;
}

/** How long a program that is about to close the database is waited for. */
const patienceMs = 1000;

/**
 * Takes the database from everybody: SQLite leaves the write-ahead log only where no other connection is open, in
 * whatever process, and a lock dies with the process that held it. null where there is no database. Throws a
 * `BackupError` where another program, a server first of all, has it open. A database too damaged to be asked is
 * refused too, unless `force` says that no server runs.
 */
export function takeOver(file: string, force: boolean): Held | null {
  if (!existsSync(file)) return null;
  let database: Database | undefined;
  try {
    database = new SqliteDatabase(file, { fileMustExist: true, timeout: patienceMs });
    if (database.pragma('journal_mode = delete', { simple: true }) !== 'delete') throw held(file);
    database.exec('begin exclusive');
  } catch (error) {
    database?.close();
    if (error instanceof BackupError) throw error;
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
      throw held(file, error);
    }
    if (meansDamage(error) && force) return { release: () => undefined };
    const key = meansDamage(error) ? 'backup.presentDamaged' : 'backup.unreadable';
    throw new BackupError(message(key, { file, said: saidBy(error) }), { cause: error });
  }
  const opened = database;
  return { release: () => void opened.close() };
}

function held(file: string, cause?: unknown): BackupError {
  return new BackupError(message('backup.held', { file }), { cause });
}
