import type { Command } from 'commander';
import type { Answers, Inspection } from '../attempts/inspection.ts';
import type { Engine } from '../engine/engine.ts';
import { message, render, type Text } from '../i18n/text.ts';
import type { Grade } from '../questions/grade.ts';
import type { Task } from '../questions/kinds/task.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';
import { sinceTime } from './since.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly json?: true;
  readonly watch?: true;
  readonly since?: number;
  readonly answer: readonly (readonly [string, string])[];
}

/** Adds `inspect`: grades a task on the engine as it is now, or follows it. Nothing is kept. */
export function register(program: Command): void {
  program
    .command('inspect')
    .argument('<task>')
    .description(words(message('cli.inspectAbout')))
    .option('--json', words(message('cli.json')))
    .option('--watch', words(message('cli.inspectWatchOption')))
    .option('--since <time>', words(message('cli.inspectSinceOption')), (text) =>
      sinceTime(text, Date.now()),
    )
    .option(
      '--answer <id=value>',
      words(message('cli.inspectAnswerOption')),
      (pair: string, before: Options['answer']): Options['answer'] => [...before, answerOf(pair)],
      [],
    )
    .action(inspect);
}

function answerOf(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  if (equals > 0) return [pair.slice(0, equals), pair.slice(equals + 1)];
  throw new CliError(message('cli.inspectBadAnswer', { found: pair }));
}

async function inspect(id: string, options: Options): Promise<void> {
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { chapters } = await openContent(readConfig(process.env).questionsDir);
  const { connectEngine } = await import('../engine/connect.ts');
  const { findTask, inspectionOf } = await import('../attempts/inspection.ts');
  const task = findTask(chapters, id);
  const engine = connectEngine(process.env);
  try {
    const { since } = options;
    const inspection = inspectionOf(engine, task, since === undefined ? {} : { since });
    const status = await engine.status();
    if (!status.answers) throw new CliError(status.reason);
    const passed = options.watch
      ? await follow(engine, task, inspection, options)
      : await once(task, inspection, options);
    if (!passed) process.exitCode = 1;
  } finally {
    engine.close();
  }
}

function answersOf({ answer }: Options): Answers {
  return Object.fromEntries(answer);
}

async function once(task: Task, inspection: Inspection, options: Options): Promise<boolean> {
  const { checklist, gradeAsJson } = await import('./checklist.ts');
  const { grade } = await inspection.inspect(answersOf(options));
  if (options.json) console.log(JSON.stringify(gradeAsJson(task.id, grade, language)));
  else console.log(checklist(task.id, grade, language));
  return grade.state === 'correct';
}

/** Follows the task until the terminal says that it is enough; whether it passed at the end. */
async function follow(
  engine: Engine,
  task: Task,
  inspection: Inspection,
  options: Options,
): Promise<boolean> {
  const { watch } = await import('../live/watch.ts');
  const { changedLines, checklist, gradeAsJson, sumLine } = await import('./checklist.ts');
  const stop = new AbortController();
  const end = () => stop.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, end);
  let last: Grade | null = null;
  let printed = '';
  const tell = ({ grade }: { readonly grade: Grade }) => {
    const json = JSON.stringify(gradeAsJson(task.id, grade, language));
    const before = last;
    last = grade;
    if (json === printed) return;
    printed = json;
    if (options.json) {
      console.log(json);
    } else if (before === null) {
      console.log(
        `${checklist(task.id, grade, language)}\n${words(message('cli.inspectWatching'))}`,
      );
    } else {
      const time = new Date().toTimeString().slice(0, 8);
      const lines = changedLines(before, grade, language).map((line) => `${time}  ${line}`);
      if (lines.length > 0 && before.state !== grade.state) {
        lines.push(`${time}  ${sumLine(task.id, grade, language)}`);
      }
      for (const line of lines) console.log(line);
    }
  };
  try {
    await watch({
      engine,
      task,
      inspect: () => inspection.inspect(answersOf(options)),
      remember: (log) => inspection.hear(log),
      tell,
      signal: stop.signal,
    });
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
  return hasPassed(last);
}

function hasPassed(grade: Grade | null): boolean {
  return grade?.state === 'correct';
}
