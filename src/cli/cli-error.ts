import { WordedError } from '../i18n/worded-error.ts';

/** Why a command could not be done: exit code 2. */
export class CliError extends WordedError {
  override readonly name = 'CliError';
}
