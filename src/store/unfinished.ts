import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

/** The names that SQLite gives to what it keeps beside a database. */
export const companions = ['-wal', '-shm', '-journal'] as const;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process runs. ESRCH: none does.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The name under which `file` is written before it is whole, in the same folder. What killed processes left there
 * under such names is removed.
 */
export function unfinishedName(file: string): string {
  const beginning = `${basename(file)}.unfinished-`;
  for (const name of readdirSync(dirname(file))) {
    const pid = name.startsWith(beginning)
      ? Number.parseInt(name.slice(beginning.length), 10)
      : null;
    if (pid !== null && !isRunning(pid)) rmSync(join(dirname(file), name), { force: true });
  }
  return join(dirname(file), `${beginning}${process.pid}`);
}

/** Removes an unfinished file, and what SQLite kept beside it. */
export function removeUnfinished(file: string): void {
  for (const end of ['', ...companions]) rmSync(`${file}${end}`, { force: true });
}

/** Returns when the disk holds the file (or, for a folder, the names in it). */
export function syncToDisk(path: string, kind: 'file' | 'folder'): void {
  // Windows syncs no folders; it keeps their names in a journal of its own.
  if (kind === 'folder' && process.platform === 'win32') return;
  const opened = openSync(path, kind === 'file' ? 'r+' : 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
