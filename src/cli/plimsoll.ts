import { Command, CommanderError } from 'commander';
import { message, render } from '../i18n/text.ts';
import { WordedError } from '../i18n/worded-error.ts';
import { terminalLanguage } from './language.ts';

/** What a command's file exports: it adds the command, and loads what the command needs when it runs. */
interface CommandFile {
  register(program: Command): void;
}

const commands: Readonly<Record<string, () => Promise<CommandFile>>> = {
  export: () => import('./export.ts'),
  check: () => import('./check.ts'),
  compare: () => import('./compare.ts'),
  images: () => import('./images.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  schema: () => import('./schema.ts'),
  inspect: () => import('./inspect.ts'),
  regrade: () => import('./regrade.ts'),
  people: () => import('./people.ts'),
  prove: () => import('./prove.ts'),
};

const language = terminalLanguage(process.env);

async function main(args: readonly string[]): Promise<void> {
  const program = new Command('plimsoll')
    .description(render(message('cli.program'), language))
    .exitOverride();
  const named = commands[args[0] ?? ''];
  const files = named ? [named] : Object.values(commands);
  for (const file of await Promise.all(files.map((load) => load()))) file.register(program);
  for (const command of allOf(program)) command.exitOverride();
  if (args.length === 0) program.help();
  await program.parseAsync(args, { from: 'user' });
}

function allOf(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...allOf(child)]);
}

// A reader that has seen enough, as `head`, closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has said already what it ends for: help asked for, or a command line it does not know.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const text = textOf(error);
  process.stderr.write(`${text}\n`);
  return 2;
}

function textOf(error: unknown): string {
  if (error instanceof WordedError) {
    return render(error.text, language);
  }
  return error instanceof Error ? error.message : String(error);
}
