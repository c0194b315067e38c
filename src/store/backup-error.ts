import { WordedError } from '../i18n/worded-error.ts';

/** Why a backup could not be made or restored, in words for whoever asked for it. */
export class BackupError extends WordedError {
  override readonly name = 'BackupError';
}

/** What was to be copied or restored was looked through, and is not a whole database that can be used. */
export class UnsoundError extends WordedError {
  override readonly name = 'UnsoundError';
}
