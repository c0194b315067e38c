import type { Finding } from '../checks/finding.ts';
import { message, type Text } from '../i18n/text.ts';
import type { Task } from '../questions/kinds/task.ts';
import { faults } from './amiss.ts';
import { type Inspector, inspectorOf } from './inspector.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

/** How long a run waits for what it wants to see, in milliseconds. */
export const usualPatienceMs = 15_000;

/** What a run does its work with. */
interface Work {
  readonly task: Task;
  readonly place: Place;
  readonly inspector: Inspector;
}

/** Pastes lines into a shell, where one that fails does not stop the next. */
function paste({ place }: Work, lines: string) {
  return place.sandbox.shell(`set +e\n${lines}\ntrue`);
}

async function prepare(work: Work): Promise<void> {
  if (work.task.setup !== undefined) await paste(work, work.task.setup);
}

/** Nothing may pass before anything was done, and nothing may be unseen. */
function earned(
  findings: readonly Finding[],
  key: 'proving.earned' | 'proving.earned-by-setup',
): readonly Text[] {
  return findings.flatMap(({ check, state, found }) => {
    if (state === 'passed') return [message(key, { check, found })];
    return state === 'unknown' ? [message('proving.unseen', { check, found })] : [];
  });
}

async function doNothing(work: Work): Promise<readonly Text[]> {
  const bare = earned(await work.inspector.inspect(), 'proving.earned');
  await prepare(work);
  await prepare(work);
  return [...bare, ...earned(await work.inspector.inspect(), 'proving.earned-by-setup')];
}

/** With all removed again, a check that fails where nothing is must fail. One that holds there may stay as recorded. */
async function undo(work: Work, bare: readonly Finding[]): Promise<readonly Text[]> {
  await work.place.sandbox.empty();
  const failing = new Set(bare.filter(({ state }) => state === 'failed').map(({ check }) => check));
  const undone = await work.inspector.inspect();
  return undone
    .filter(({ check, state }) => failing.has(check) && state === 'passed')
    .map(({ check, found }) => message('proving.outlives', { check, found }));
}

async function solve(work: Work, { run }: Task['solutions'][number]): Promise<readonly Text[]> {
  const bare = await work.inspector.inspect();
  await prepare(work);
  const { exitCode, stderr } = await work.place.sandbox.shell(run);
  if (exitCode !== 0) {
    return [message('proving.script-failed', { code: exitCode, said: stderr.trim() })];
  }
  const solved = await work.inspector.inspectUntil({});
  const diagnosed = solved.flatMap(({ check, state, diagnosis }) =>
    state === 'passed' && diagnosis !== null
      ? [message('proving.diagnosed', { check, diagnosis: diagnosis.id })]
      : [],
  );
  return [...faults(solved, {}), ...diagnosed, ...(await undo(work, bare))];
}

async function err(work: Work, { run, fails }: Task['mistakes'][number]): Promise<readonly Text[]> {
  await prepare(work);
  const { stderr } = await paste(work, run);
  const found = faults(await work.inspector.inspectUntil(fails), fails);
  const said = stderr.trim();
  return found.length > 0 && said !== ''
    ? [...found, message('proving.shell-said', { said })]
    : found;
}

/**
 * Does a run of a task at a place, emptied first. Gives what is other than it must be, in words: nothing where this part
 * of the task is proved. Rejects where the engine or the shell could not do it.
 */
export async function perform(
  task: Task,
  run: Run,
  place: Place,
  patienceMs = usualPatienceMs,
): Promise<readonly Text[]> {
  await place.sandbox.empty();
  const work = { task, place, inspector: inspectorOf(task, place.engine, {}, patienceMs) };
  switch (run.kind) {
    case 'nothing':
      return doNothing(work);
    case 'solution':
      return solve(work, run.solution);
    case 'mistake':
      return err(work, run.mistake);
  }
}
