import type { Text } from '../i18n/text.ts';
import { WordedError } from '../i18n/worded-error.ts';

/** Why an attempt did not take what was asked of it. */
export type AttemptErrorCode =
  | 'unknown-chapter'
  | 'unknown-question'
  | 'unknown-response'
  | 'wrong-response'
  | 'no-engine'
  | 'nothing-to-settle'
  | 'wrong-shares'
  | 'wrong-words'
  | 'not-now'
  | 'no-tries-left';

/** A request that an attempt refuses; nothing was changed. */
export class AttemptError extends WordedError {
  override readonly name = 'AttemptError';
  readonly code: AttemptErrorCode;
  /** What was expected, for programs; plain JSON. */
  readonly details: unknown;

  constructor(code: AttemptErrorCode, text: Text, details: unknown = null) {
    super(text);
    this.code = code;
    this.details = details;
  }
}
