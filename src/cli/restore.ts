import type { Command } from 'commander';
import { message, render, type Text } from '../i18n/text.ts';
import { terminalLanguage } from './language.ts';
import { orUnsound } from './unsound.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly force?: true;
  readonly json?: true;
}

/** Adds `restore`: makes a backup the database; the one before it is kept beside it. */
export function register(program: Command): void {
  program
    .command('restore')
    .argument('<file>')
    .description(words(message('backup.restoreAbout')))
    .option('--force', words(message('backup.restoreForceOption')))
    .option('--json', words(message('cli.json')))
    .action(orUnsound(restoreBackup));
}

async function restoreBackup(file: string, { force, json }: Options): Promise<void> {
  const { readConfig } = await import('../config.ts');
  const { restore } = await import('../store/restore.ts');
  const options = { force: force === true, now: Date.now() };
  const done = await restore(readConfig(process.env).databaseUrl, file, options);
  const { database, kept, migrated, holdings } = done;
  if (json) {
    console.log(JSON.stringify({ database, kept, migrated, ...holdings }));
    return;
  }
  const lines = [
    message('backup.restored', { database, ...holdings }),
    ...(migrated.length === 0
      ? []
      : [message('backup.restoredMigrated', { steps: migrated.join(', ') })]),
    ...(kept === null ? [] : [message('backup.restoredKept', { kept })]),
  ];
  console.log(lines.map(words).join('\n'));
}
