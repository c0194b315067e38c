import { WordedError } from '../i18n/worded-error.ts';

/** Something about engines or images could not be done; `text` says what and what to do, for its reader. */
export class SandboxError extends WordedError {
  override readonly name = 'SandboxError';
}
