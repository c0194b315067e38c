import { existsSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { message } from '../i18n/text.ts';
import { BackupError, UnsoundError } from './backup-error.ts';
import { backUpPostgres } from './backup-postgres.ts';
import { copySqlite, saidBy, verifySqlite } from './copy-sqlite.ts';
import { parseDatabaseUrl } from './database-url.ts';
import type { Holdings } from './holdings.ts';
import { removeUnfinished, syncToDisk, unfinishedName } from './unfinished.ts';

/** A backup that was written, looked through, and is on the disk. */
export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly holdings: Holdings;
}

/**
 * Writes a backup of the database that `url` names into `file`, also while a server writes there: every answer that
 * was acknowledged before the call is in it. The file appears under its name only when it is whole, checked and on
 * the disk; `force` allows it to replace another. Throws a `BackupError`, or an `UnsoundError` where the database (or
 * the copy) is damaged.
 */
export async function backUp(url: string, file: string, force: boolean): Promise<Backup> {
  const target = parseDatabaseUrl(url);
  const wanted = resolve(file);
  requireFree(wanted, force);
  const unfinished = besides(wanted);
  try {
    const holdings =
      target.kind === 'sqlite'
        ? backUpSqlite(target.file, unfinished)
        : await backUpPostgres(target.url, unfinished, wanted);
    const { size } = statSync(unfinished);
    syncToDisk(unfinished, 'file');
    requireFree(wanted, force);
    renameSync(unfinished, wanted);
    syncToDisk(dirname(wanted), 'folder');
    return { file: wanted, bytes: size, holdings };
  } finally {
    removeUnfinished(unfinished);
  }
}

function requireFree(file: string, force: boolean): void {
  if (!force && existsSync(file)) throw new BackupError(message('backup.exists', { file }));
}

function besides(file: string): string {
  try {
    return unfinishedName(file);
  } catch (error) {
    const text = message('backup.notWritten', { file, said: saidBy(error) });
    throw new BackupError(text, { cause: error });
  }
}

function backUpSqlite(source: string, unfinished: string): Holdings {
  if (!existsSync(source)) throw new BackupError(message('backup.noDatabase', { file: source }));
  const before = copySqlite(source, unfinished).holdings;
  const { holdings } = verifySqlite(unfinished);
  if (holdings.responses >= before.responses && holdings.grades >= before.grades) return holdings;
  const counts = { held: before.responses, copied: holdings.responses };
  throw new UnsoundError(message('backup.fewer', counts));
}
