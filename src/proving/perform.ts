import type { Answers } from '../attempts/inspection.ts';
import type { Finding } from '../checks/finding.ts';
import { message, type Text } from '../i18n/text.ts';
import type { Task } from '../questions/kinds/task.ts';
import { faults } from './amiss.ts';
import { type Inspector, inspectorOf } from './inspector.ts';
import { doTask } from './learner.ts';
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

/** Pastes the setup into a shell, where a line that fails does not stop the next. */
async function prepare({ task, place }: Work): Promise<void> {
  if (task.setup !== undefined) await place.sandbox.shell(`set +e\n${task.setup}\ntrue`);
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
  const bare = earned(await work.inspector.inspect({}), 'proving.earned');
  await prepare(work);
  await prepare(work);
  return [...bare, ...earned(await work.inspector.inspect({}), 'proving.earned-by-setup')];
}

/**
 * With all removed again, a check that fails where nothing is must fail. What holds there, what happened, and what was
 * passed with an earlier step may stay as recorded.
 */
async function undo(
  work: Work,
  bare: readonly Finding[],
  answers: Answers,
): Promise<readonly Text[]> {
  const steps = await work.inspector.passedSteps();
  const recorded = new Set(
    work.task.checks
      .filter((check) => 'events' in check || (check.step !== undefined && steps.has(check.step)))
      .map(({ id }) => id),
  );
  const failing = new Set(bare.filter(({ state }) => state === 'failed').map(({ check }) => check));
  await work.place.sandbox.empty();
  const undone = await work.inspector.inspect(answers);
  return undone
    .filter(({ check, state }) => failing.has(check) && state === 'passed' && !recorded.has(check))
    .map(({ check, found }) => message('proving.outlives', { check, found }));
}

async function solve(work: Work, solution: Task['solutions'][number]): Promise<readonly Text[]> {
  const { task, place, inspector } = work;
  const bare = await inspector.inspect({});
  await prepare(work);
  const { answers, faults: unfinished } = await doTask(task, solution, place, inspector, true);
  if (unfinished.length > 0) {
    return [...unfinished, ...faults(await inspector.inspect(answers), {})];
  }
  const solved = await inspector.inspectUntil({}, answers);
  const diagnosed = solved.flatMap(({ check, state, diagnosis }) =>
    state === 'passed' && diagnosis !== null
      ? [message('proving.diagnosed', { check, diagnosis: diagnosis.id })]
      : [],
  );
  const wrong = [...faults(solved, {}), ...diagnosed];
  return wrong.length > 0 ? wrong : undo(work, bare, answers);
}

async function err(work: Work, mistake: Task['mistakes'][number]): Promise<readonly Text[]> {
  const { task, place, inspector } = work;
  await prepare(work);
  const { answers, said } = await doTask(task, mistake, place, inspector, false);
  const found = faults(await inspector.inspectUntil(mistake.fails, answers), mistake.fails);
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
  const work = { task, place, inspector: inspectorOf(task, place.engine, patienceMs) };
  switch (run.kind) {
    case 'nothing':
      return doNothing(work);
    case 'solution':
      return solve(work, run.solution);
    case 'mistake':
      return err(work, run.mistake);
  }
}
