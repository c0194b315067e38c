import { StoreError, type StoreErrorCode } from './errors.ts';

/** Codes of PostgreSQL (by their beginning) and of the network, and what they mean here. */
const meanings: readonly (readonly [string, StoreErrorCode])[] = [
  ['53100', 'disk-full'],
  ['25006', 'read-only'],
  ['55P03', 'locked'],
  ['XX001', 'corrupt'],
  ['XX002', 'corrupt'],
  ['22', 'refused'],
  ['23', 'refused'],
  ['08', 'unreachable'],
  ['28', 'unreachable'],
  ['3D', 'unreachable'],
  ['53', 'unreachable'],
  ['57P', 'unreachable'],
  ['ECONN', 'unreachable'],
  ['ENOENT', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EPIPE', 'unreachable'],
  ['EACCES', 'unreachable'],
];

function meaningOf(error: unknown): StoreErrorCode {
  if (!(error instanceof Error)) return 'failed';
  if ('code' in error && typeof error.code === 'string') {
    const { code } = error;
    const known = meanings.find(([beginning]) => code.startsWith(beginning));
    if (known) return known[1];
  }
  // The driver gives a connection that breaks off, or does not come about in time, no code of its own.
  return /connection|timeout/i.test(error.message) ? 'unreachable' : 'failed';
}

function adviceFor(code: StoreErrorCode, place: string): string {
  switch (code) {
    case 'disk-full':
      return `The disk of the database server (${place}) is full. Nothing that was saved before is lost: make room, and save again.`;
    case 'read-only':
      return `The database ${place} takes no writes. Name the primary server in DATABASE_URL, and a user who may write.`;
    case 'locked':
      return `Another program holds a lock in ${place}. Let it end, and try again.`;
    case 'corrupt':
      return `The database ${place} is damaged. Keep it as it is, and restore a backup beside it.`;
    case 'unreachable':
      return `The database ${place} does not answer. Look whether the server runs, and whether DATABASE_URL has the right host, database, user and password.`;
    case 'refused':
      return 'The database refuses this row.';
    default:
      return 'The database failed.';
  }
}

/** What a failure of PostgreSQL, or of the way to it, means; `place` names the server without a password. */
export function postgresStoreError(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = meaningOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  return new StoreError(code, `${adviceFor(code, place)} (${detail})`, { cause: error });
}
