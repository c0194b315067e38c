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

/** Adds `backup`: copies the database into one file, also while the server runs. */
export function register(program: Command): void {
  program
    .command('backup')
    .argument('<file>')
    .description(words(message('backup.about')))
    .option('--force', words(message('backup.forceOption')))
    .option('--json', words(message('cli.json')))
    .action(orUnsound(backup));
}

async function backup(file: string, { force, json }: Options): Promise<void> {
  const { readConfig } = await import('../config.ts');
  const { backUp } = await import('../store/backup.ts');
  const made = await backUp(readConfig(process.env).databaseUrl, file, force === true);
  const { bytes, holdings } = made;
  if (json) {
    console.log(JSON.stringify({ file: made.file, bytes, ...holdings }));
    return;
  }
  const megabytes = bytes / 1_000_000;
  console.log(words(message('backup.written', { file: made.file, megabytes, ...holdings })));
}
