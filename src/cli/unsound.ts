import { render } from '../i18n/text.ts';
import { UnsoundError } from '../store/backup-error.ts';
import { terminalLanguage } from './language.ts';

/** The command's action; a database that did not pass its check is said on stderr, and ends it with 1. */
export function orUnsound<A extends readonly unknown[]>(
  action: (...args: A) => Promise<void>,
): (...args: A) => Promise<void> {
  return async (...args) => {
    try {
      await action(...args);
    } catch (error) {
      if (!(error instanceof UnsoundError)) throw error;
      process.stderr.write(`${render(error.text, terminalLanguage(process.env))}\n`);
      process.exitCode = 1;
    }
  };
}
