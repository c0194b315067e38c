import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { migrations } from '../../db/migrations/index.ts';
import { message } from '../i18n/text.ts';
import { BackupError, UnsoundError } from './backup-error.ts';
import { copySqlite, saidBy, verifySqlite } from './copy-sqlite.ts';
import { parseDatabaseUrl } from './database-url.ts';
import type { Holdings } from './holdings.ts';
import { connect, storeOn } from './store.ts';
import { type Held, takeOver } from './take-over.ts';
import { companions, removeUnfinished, syncToDisk, unfinishedName } from './unfinished.ts';

/** A backup that is the database now. */
export interface Restored {
  /** The file of the database. */
  readonly database: string;
  /** Where the database before it is kept; null where there was none. */
  readonly kept: string | null;
  /** The steps of the schema that the backup lacked, and has now. */
  readonly migrated: readonly string[];
  readonly holdings: Holdings;
}

/** How a backup is restored. */
export interface RestoreOptions {
  /** Goes on where the present database is damaged so that it cannot be told whether a server holds it. */
  readonly force: boolean;
  /** Milliseconds since 1970: it names what is kept. */
  readonly now: number;
}

/**
 * Makes `file`, a backup, the SQLite database that `url` names: checked, and its schema brought up to date, before
 * anything is replaced. The database before it stays beside it. Throws a `BackupError` (a server holds the database, the
 * backup is of a newer Plimsoll, …) or an `UnsoundError` (the backup is not whole); nothing is changed then.
 */
export async function restore(
  url: string,
  file: string,
  { force, now }: RestoreOptions,
): Promise<Restored> {
  const target = parseDatabaseUrl(url);
  const backup = resolve(file);
  if (target.kind === 'postgres') {
    throw new BackupError(message('backup.restorePostgres', { file: backup }));
  }
  requireUsable(backup, target.file);
  mkdirSync(dirname(target.file), { recursive: true });
  const held = takeOver(target.file, force);
  const unfinished = unfinishedName(target.file);
  try {
    const before = copySqlite(backup, unfinished);
    await bringUpToDate(unfinished);
    const after = verifySqlite(unfinished);
    requireSame(before.holdings, after.holdings);
    giveTo(statSync(held === null ? dirname(target.file) : target.file), held, unfinished);
    syncToDisk(unfinished, 'file');
    if (held === null) requireNoneYet(target.file);
    const kept = replace(target.file, unfinished, now);
    return {
      database: target.file,
      kept,
      migrated: after.steps.filter((step) => !before.steps.includes(step)),
      holdings: after.holdings,
    };
  } finally {
    held?.release();
    removeUnfinished(unfinished);
  }
}

/** Refuses a backup that is not there, not whole, or newer than this Plimsoll. */
function requireUsable(backup: string, database: string): void {
  const found = statSync(backup, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new BackupError(message('backup.noFile', { file: backup }));
  const present = statSync(database, { throwIfNoEntry: false });
  if (present?.ino === found.ino && present.dev === found.dev) {
    throw new BackupError(message('backup.sameFile', { file: backup }));
  }
  const { steps } = verifySqlite(backup);
  const unknown = steps.filter((step) => !Object.hasOwn(migrations, step));
  if (unknown.length === 0) return;
  const text = message('backup.newer', { file: backup, steps: unknown.join(', ') });
  throw new BackupError(text);
}

/** Where there was no database to hold, a server may have made one meanwhile. */
function requireNoneYet(database: string): void {
  if (existsSync(database)) throw new BackupError(message('backup.held', { file: database }));
}

async function bringUpToDate(file: string): Promise<void> {
  const store = await storeOn(await connect(`sqlite:${file}`));
  await store.close();
}

function requireSame(before: Holdings, after: Holdings): void {
  if (before.responses === after.responses && before.grades === after.grades) return;
  const counts = { held: before.responses, copied: after.responses };
  throw new UnsoundError(message('backup.fewer', counts));
}

/** The server must be able to write what root restores for it. */
function giveTo(owner: Stats, held: Held | null, file: string): void {
  if (held !== null) chmodSync(file, owner.mode & 0o777);
  if (process.getuid?.() === 0) chownSync(file, owner.uid, owner.gid);
}

/** Puts `file` in the place of `database`, which stays beside it under the name that is given; null: there was none. */
function replace(database: string, file: string, now: number): string | null {
  const kept = `${database}.before-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  // A log that belongs to another database would be written into this one.
  for (const end of companions) {
    if (existsSync(`${database}${end}`)) renameSync(`${database}${end}`, `${kept}${end}`);
  }
  const isThere = existsSync(database);
  if (isThere) keep(database, kept);
  renameSync(file, database);
  syncToDisk(dirname(database), 'folder');
  return isThere ? kept : null;
}

/** A second name, and not a copy: to open the file here would give up the lock on it. */
function keep(database: string, kept: string): void {
  try {
    linkSync(database, kept);
  } catch (error) {
    const text = message('backup.notKept', { file: database, kept, said: saidBy(error) });
    throw new BackupError(text, { cause: error });
  }
}
