import type { Command } from 'commander';
import { Option } from 'commander';
import type { Content } from '../authoring/content.ts';
import {
  type ExportedFile,
  type ExportFormat,
  exportFormats,
  isAssignmentId,
} from '../gradebook/export.ts';
import type { ScoreTable } from '../gradebook/table.ts';
import { message, render, type Text } from '../i18n/text.ts';
import type { Store } from '../store/store.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';
import { requireDatabase } from './require-database.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly assessment?: string;
  readonly everything?: true;
  readonly section?: string;
  readonly format: ExportFormat;
  readonly out?: string;
  readonly title?: string;
  readonly assignmentId?: string;
  readonly roster?: string;
}

/** Adds `export`: writes the scores of a chapter, an assessment or all assessments as a file for a spreadsheet, a program or another gradebook. */
export function register(program: Command): void {
  program
    .command('export')
    .argument('[chapter]')
    .description(words(message('cli.exportAbout')))
    .addOption(
      new Option('--format <format>', words(message('cli.exportFormatOption')))
        .choices([...exportFormats])
        .default('csv'),
    )
    .option('--assessment <assessment>', words(message('cli.exportAssessmentOption')))
    .option('--everything', words(message('cli.exportEverythingOption')))
    .option('--section <section>', words(message('cli.exportSectionOption')))
    .option('--out <file>', words(message('cli.exportOutOption')))
    .option('--title <title>', words(message('cli.exportTitleOption')))
    .option('--assignment-id <id>', words(message('cli.exportAssignmentOption')))
    .option('--roster <file>', words(message('cli.exportRosterOption')))
    .action(exportToFile);
}

function refuseMisfits(chapter: string | undefined, options: Options): void {
  const { format, out, title, assignmentId, roster, assessment, everything } = options;
  const named = [chapter, assessment, everything].filter((one) => one !== undefined);
  if (named.length !== 1) throw new CliError(message('cli.exportOneOf'));
  if (everything && ['canvas', 'moodle'].includes(format))
    throw new CliError(message('gradebook.everything-totals'));
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

async function exportToFile(id: string | undefined, options: Options): Promise<void> {
  refuseMisfits(id, options);
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

async function tableOf(
  id: string | undefined,
  { assessment, section = '' }: Options,
  store: Store,
  content: Content,
): Promise<ScoreTable> {
  const now = Date.now();
  if (id !== undefined) {
    const { findChapter } = await import('../attempts/find.ts');
    const { chapterScores } = await import('../gradebook/scores.ts');
    return chapterScores(store, findChapter(content, id), section || null);
  }
  if (assessment === undefined) {
    const { everythingScores } = await import('../gradebook/everything.ts');
    return everythingScores(store, content, { now, section: section || null });
  }
  const { namedAssessment } = await import('./named-assessment.ts');
  const { assessmentScores } = await import('../gradebook/assessment-scores.ts');
  const found = await namedAssessment(store, assessment);
  return assessmentScores(store, content, found, { now, section: section || null });
}

async function fileOf(id: string | undefined, options: Options): Promise<ExportedFile> {
  const { format, title, assignmentId, roster } = options;
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { openStore } = await import('../store/store.ts');
  const { parseDatabaseUrl } = await import('../store/database-url.ts');
  const { exportScores } = await import('../gradebook/export.ts');
  const students = roster === undefined ? null : await studentsIn(roster);
  const config = readConfig(process.env);
  const content = await openContent(config.questionsDir);
  requireDatabase(parseDatabaseUrl(config.databaseUrl));
  const store = await openStore(config.databaseUrl);
  try {
    const table = await tableOf(id, options, store, content);
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
