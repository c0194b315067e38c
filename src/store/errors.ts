import { assertNever } from '../assert-never.ts';

/** Why the database could not do what was asked. */
export type StoreErrorCode =
  | 'bad-url'
  | 'cannot-open'
  | 'corrupt'
  | 'newer'
  | 'migration-failed'
  | 'read-only'
  | 'disk-full'
  | 'disk-failed'
  | 'locked'
  | 'unreachable'
  | 'closed'
  | 'refused'
  | 'submission-reused'
  | 'too-large'
  | 'unreadable-row'
  | 'failed';

/** A failure of the database, said for the person who runs the server: what happened, and what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Whether the fault lies with the database itself, so that writing again one by one would not help. */
export function concernsWholeDatabase(error: StoreError): boolean {
  switch (error.code) {
    case 'corrupt':
    case 'newer':
    case 'migration-failed':
    case 'read-only':
    case 'disk-full':
    case 'disk-failed':
    case 'locked':
    case 'unreachable':
    case 'closed':
    case 'bad-url':
    case 'cannot-open':
      return true;
    case 'refused':
    case 'submission-reused':
    case 'too-large':
    case 'unreadable-row':
    case 'failed':
      return false;
    default:
      return assertNever(error.code);
  }
}
