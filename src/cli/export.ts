import type { Command } from 'commander';
import { Option } from 'commander';
import { message, render, type Text } from '../i18n/text.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';
import { requireDatabase } from './require-database.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly format: 'csv' | 'json';
  readonly out?: string;
}

/** Adds `export`: writes the scores of a chapter, one row a learner, a column a question. */
export function register(program: Command): void {
  program
    .command('export')
    .argument('<chapter>')
    .description(words(message('cli.exportAbout')))
    .addOption(
      new Option('--format <format>', words(message('cli.exportFormatOption')))
        .choices(['csv', 'json'])
        .default('csv'),
    )
    .option('--out <file>', words(message('cli.exportOutOption')))
    .action(exportScores);
}

async function exportScores(id: string, { format, out }: Options): Promise<void> {
  const text = await scoresText(id, format);
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const { writeFile } = await import('node:fs/promises');
  try {
    await writeFile(out, text);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(message('cli.exportNotWritten', { file: out, said }), { cause });
  }
  process.stderr.write(`${words(message('cli.exportWritten', { file: out }))}\n`);
}

async function scoresText(id: string, format: Options['format']): Promise<string> {
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { findChapter } = await import('../attempts/find.ts');
  const { openStore } = await import('../store/store.ts');
  const { parseDatabaseUrl } = await import('../store/database-url.ts');
  const { chapterScores } = await import('../gradebook/scores.ts');
  const config = readConfig(process.env);
  const chapter = findChapter(await openContent(config.questionsDir), id);
  requireDatabase(parseDatabaseUrl(config.databaseUrl));
  const store = await openStore(config.databaseUrl);
  try {
    const scores = await chapterScores(store, chapter);
    if (format === 'csv') return (await import('../gradebook/csv.ts')).toCsv(scores);
    const { toJson } = await import('../gradebook/json.ts');
    return `${JSON.stringify(toJson(scores, language), null, 2)}\n`;
  } finally {
    await store.close();
  }
}
