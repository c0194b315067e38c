import { StoreError } from './errors.ts';

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return '';
}

/** What a failure of SQLite means, in words that name the file and the way out. */
export function sqliteStoreError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError(
      'disk-full',
      `The disk that holds ${file} is full. Nothing that was saved before is lost: make room, and save again.`,
      options,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new StoreError(
      'corrupt',
      `${file} is not a whole SQLite database (${detail}). Keep the file, and put a backup in its place; or name another file in DATABASE_URL.`,
      options,
    );
  }
  if (code === 'SQLITE_READONLY_DBMOVED') {
    return new StoreError(
      'locked',
      `${file} was replaced or removed while it was open here, by a restore most likely. Start again.`,
      options,
    );
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new StoreError(
      'read-only',
      `${file} cannot be written (${detail}). Let the user who runs Plimsoll write the file and its folder: SQLite keeps two more files beside it.`,
      options,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StoreError(
      'locked',
      `Another program holds ${file} locked. Close it (a database browser, a backup, a second Plimsoll), and try again.`,
      options,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'ENOENT') {
    return new StoreError(
      'cannot-open',
      `${file} cannot be opened (${detail}). Its folder must exist, and the user who runs Plimsoll must be able to write in it.`,
      options,
    );
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return new StoreError(
      'disk-failed',
      `The disk that holds ${file} did not take or give what was asked (${detail}). Look at the disk, its quota and the system's log; what was saved before stays.`,
      options,
    );
  }
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    return new StoreError('refused', `The database refuses this row: ${detail}.`, options);
  }
  return new StoreError('failed', `The database failed: ${detail}.`, options);
}
