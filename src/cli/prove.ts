import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { message, render, type Text } from '../i18n/text.ts';
import type { Proof, Ran } from '../proving/prove.ts';
import type { TasksToProve } from '../proving/tasks.ts';
import { CliError } from './cli-error.ts';
import { terminalLanguage } from './language.ts';
import { startProgress } from './progress.ts';

const language = terminalLanguage(process.env);
const words = (text: Text) => render(text, language);

interface Options {
  readonly json?: true;
}

/** Adds `prove`: runs every solution and mistake of tasks on disposable engines. */
export function register(program: Command): void {
  program
    .command('prove')
    .argument('[task...]', words(message('proving.task')))
    .description(words(message('proving.about')))
    .option('--json', words(message('cli.json')))
    .action(prove);
}

async function prove(ids: readonly string[], options: Options): Promise<void> {
  const wanted = await tasksOf(ids);
  const proofs = await proved(wanted);
  const { proofAsJson, proofsInWords } = await import('../proving/words.ts');
  const { outcomeOf } = await import('../proving/prove.ts');
  const outcomes = proofs.map(outcomeOf);
  if (options.json) {
    const passed = outcomes.every((outcome) => outcome === 'proved');
    const tasks = proofs.map((proof) => proofAsJson(proof, language));
    console.log(JSON.stringify({ passed, tasks }, null, 2));
  } else {
    console.log(proofsInWords(proofs, language));
  }
  if (outcomes.includes('refuted')) process.exitCode = 1;
  if (outcomes.includes('broken')) throw new CliError(brokenBy(proofs));
}

/** The first reason why a run could not be done. */
function brokenBy(proofs: readonly Proof[]): Text {
  const runs = proofs.flatMap((proof) => proof.runs);
  const reason = runs.find(({ outcome }) => outcome === 'broken')?.faults[0];
  if (reason) return reason;
  throw new Error('A proof is broken, and none of its runs says why.');
}

async function tasksOf(ids: readonly string[]): Promise<TasksToProve> {
  const { readConfig } = await import('../config.ts');
  const { openContent } = await import('./open-content.ts');
  const { tasksToProve } = await import('../proving/tasks.ts');
  const dir = readConfig(process.env).questionsDir;
  const { chapters } = await openContent(dir);
  const known = tasksToProve(chapters).tasks.map(({ id }) => id);
  if (known.length === 0) throw new CliError(message('proving.no-tasks', { dir }));
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    const lists = { unknown: unknown.join(', '), known: known.join(', ') };
    throw new CliError(message('proving.unknown-tasks', lists));
  }
  return tasksToProve(chapters, ids);
}

async function proved({ tasks, images }: TasksToProve): Promise<readonly Proof[]> {
  const { prove } = await import('../proving/prove.ts');
  const { startPlace } = await import('../proving/place.ts');
  const { runsOf } = await import('../proving/run.ts');
  const { ranInWords } = await import('../proving/words.ts');
  const all = tasks.reduce((sum, task) => sum + runsOf(task).length, 0);
  const progress = await startProgress(language);
  const stop = new AbortController();
  const onSignal = () => stop.abort(new CliError(message('proving.stopped')));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal);
  let done = 0;
  const onRan = (ran: Ran) => {
    done += 1;
    progress.say(ranInWords(ran, done, all));
  };
  try {
    return await prove(tasks, {
      engines: availableParallelism(),
      open: () => startPlace(images, progress.say),
      onRan,
      signal: stop.signal,
    });
  } finally {
    progress.end();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  }
}
