import { chmodSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { message } from '../i18n/text.ts';
import { BackupError, UnsoundError } from './backup-error.ts';
import { type Kept, lookInto, lookThrough } from './holdings.ts';

/** How long a database that another program is just recovering is waited for. */
const patienceMs = 5000;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Whether an error says that a file is damaged, or no SQLite database at all. */
export function meansDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
}

/** What an error said, for a sentence about it. */
export function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Opens a SQLite file to read it, does `work` with it, and closes it. */
export function reading<T>(file: string, work: (database: Database) => T): T {
  let database: Database | undefined;
  try {
    database = new SqliteDatabase(file, {
      readonly: true,
      fileMustExist: true,
      timeout: patienceMs,
    });
    return work(database);
  } catch (error) {
    if (error instanceof UnsoundError || error instanceof BackupError) throw error;
    const said = saidBy(error);
    const options = { cause: error };
    if (meansDamage(error)) {
      throw new UnsoundError(message('backup.damaged', { file, said }), options);
    }
    throw new BackupError(message('backup.unreadable', { file, said }), options);
  } finally {
    database?.close();
  }
}

/**
 * Copies a SQLite database, which others may write meanwhile, into the new file `to`: as it stands when the copying
 * begins. Gives what it held a moment before. The copy is not synced yet.
 */
export function copySqlite(from: string, to: string): Kept {
  return reading(from, (database) => {
    const kept = lookInto(database, from);
    try {
      database.prepare('vacuum into ?').run(to);
      // Names, answers and grades: for whoever made the copy, and nobody else.
      chmodSync(to, 0o600);
    } catch (error) {
      if (meansDamage(error)) throw error;
      const text = message('backup.notWritten', { file: to, said: saidBy(error) });
      throw new BackupError(text, { cause: error });
    }
    return kept;
  });
}

/** Looks through every page of a SQLite file, and counts what it holds. Throws an `UnsoundError`. */
export function verifySqlite(file: string): Kept {
  return reading(file, (database) => lookThrough(database, file));
}
