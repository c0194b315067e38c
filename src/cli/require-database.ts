import { existsSync } from 'node:fs';
import { message } from '../i18n/text.ts';
import type { DatabaseTarget } from '../store/database-url.ts';
import { CliError } from './cli-error.ts';

/** Opening makes a file where there is none: a slip in DATABASE_URL would read from an empty database. */
export function requireDatabase(target: DatabaseTarget): void {
  if (target.kind !== 'sqlite' || existsSync(target.file)) return;
  throw new CliError(message('cli.exportNoDatabase', { file: target.file }));
}
