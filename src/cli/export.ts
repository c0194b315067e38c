import type { Command } from 'commander';
import { Option } from 'commander';
import {
  type ExportedFile,
  type ExportFormat,
  exportFormats,
  isAssignmentId,
} from '../gradebook/export.ts';
import { message, render, type Text } from '../i18n/text.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';
import { requireDatabase } from './require-database.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly title?: string;
  readonly assignmentId?: string;
  readonly roster?: string;
}

/** Adds `export`: writes the scores of a chapter as a file for a spreadsheet, a program or another gradebook. */
export function register(program: Command): void {
  program
    .command('export')
    .argument('<chapter>')
    .description(words(message('cli.exportAbout')))
    .addOption(
      new Option('--format <format>', words(message('cli.exportFormatOption')))
        .choices([...exportFormats])
        .default('csv'),
    )
    .option('--out <file>', words(message('cli.exportOutOption')))
    .option('--title <title>', words(message('cli.exportTitleOption')))
    .option('--assignment-id <id>', words(message('cli.exportAssignmentOption')))
    .option('--roster <file>', words(message('cli.exportRosterOption')))
    .action(exportToFile);
}

function refuseMisfits({ format, out, title, assignmentId, roster }: Options): void {
  const onlyFor = (option: string, value: string | undefined, fitting: readonly ExportFormat[]) => {
    if (value === undefined || fitting.includes(format)) return;
    const values = { option, format, formats: fitting.join(', ') };
    throw new CliError(message('cli.exportNotFor', values));
  };
  onlyFor('title', title, ['canvas', 'moodle']);
  onlyFor('assignment-id', assignmentId, ['canvas']);
  onlyFor('roster', roster, ['canvas']);
  if (assignmentId !== undefined && !isAssignmentId(assignmentId))
    throw new CliError(message('gradebook.bad-assignment', { found: assignmentId }));
  if (format === 'xlsx' && out === undefined && process.stdout.isTTY)
    throw new CliError(message('cli.exportToTerminal'));
}

function saidBy(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

async function exportToFile(id: string, options: Options): Promise<void> {
  refuseMisfits(options);
  const { out } = options;
  const { content, warnings } = await fileOf(id, options);
  for (const { text, names } of warnings) {
    const list = names.map((name) => `\n  ${name}`).join('');
    process.stderr.write(`${words(text)}${list}\n`);
  }
  if (out === undefined) {
    process.stdout.write(content);
    return;
  }
  const { writeFile } = await import('node:fs/promises');
  try {
    await writeFile(out, content);
  } catch (cause) {
    const values = { file: out, said: saidBy(cause) };
    throw new CliError(message('cli.exportNotWritten', values), { cause });
  }
  process.stderr.write(`${words(message('cli.exportWritten', { file: out }))}\n`);
}

async function studentsIn(file: string) {
  const { readFile } = await import('node:fs/promises');
  const { readRoster } = await import('../gradebook/canvas/roster.ts');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliError(message('cli.exportNoRoster', { file, said: saidBy(cause) }), { cause });
  });
  return readRoster(text);
}

async function fileOf(id: string, options: Options): Promise<ExportedFile> {
  const { format, title, assignmentId, roster } = options;
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { findChapter } = await import('../attempts/find.ts');
  const { openStore } = await import('../store/store.ts');
  const { parseDatabaseUrl } = await import('../store/database-url.ts');
  const { chapterScores } = await import('../gradebook/scores.ts');
  const { exportScores } = await import('../gradebook/export.ts');
  const students = roster === undefined ? null : await studentsIn(roster);
  const config = readConfig(process.env);
  const chapter = findChapter(await openContent(config.questionsDir), id);
  requireDatabase(parseDatabaseUrl(config.databaseUrl));
  const store = await openStore(config.databaseUrl);
  try {
    const table = await chapterScores(store, chapter);
    return await exportScores(table, format, {
      language,
      title: title ?? null,
      assignmentId: assignmentId ?? null,
      students,
    });
  } finally {
    await store.close();
  }
}
