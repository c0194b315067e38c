import type { Text } from '../i18n/text.ts';
import { WordedError } from '../i18n/worded-error.ts';

/** Why something about people could not be done, for programs. */
export type ClassErrorCode =
  | 'wrong-password'
  | 'too-many-tries'
  | 'busy'
  | 'bad-fields'
  | 'taken'
  | 'unknown-link'
  | 'closed'
  | 'unknown-person'
  | 'unknown-session'
  | 'wrong-token'
  | 'unknown-token'
  | 'last-teacher'
  | 'unknown-assessment'
  | 'changed-meanwhile'
  | 'not-now';

/** Something about people that is refused, in words for whoever asked. */
export class ClassError extends WordedError {
  override readonly name = 'ClassError';
  readonly code: ClassErrorCode;
  /** How long to wait before it may be tried again, in seconds; null where waiting does not help. */
  readonly retryAfter: number | null;

  constructor(
    code: ClassErrorCode,
    text: Text,
    options: { readonly retryAfter?: number; readonly cause?: unknown } = {},
  ) {
    super(text, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}
