import type { Text } from '../i18n/text.ts';

/** Why an attempt did not take what was asked of it. */
export type AttemptErrorCode =
  | 'unknown-chapter'
  | 'unknown-question'
  | 'unknown-response'
  | 'wrong-response'
  | 'submission-used'
  | 'nothing-to-settle'
  | 'wrong-shares';

/** A request that an attempt refuses, in words for whoever asked; nothing was changed. */
export class AttemptError extends Error {
  readonly code: AttemptErrorCode;
  readonly text: Text;
  /** What was expected, for programs; plain JSON. */
  readonly details: unknown;

  constructor(code: AttemptErrorCode, text: Text, details: unknown = null) {
    super(`${code} ${JSON.stringify(text)}`);
    this.name = 'AttemptError';
    this.code = code;
    this.text = text;
    this.details = details;
  }
}
