import type { Answers } from '../attempts/inspection.ts';
import { message, type Text } from '../i18n/text.ts';
import type { Task } from '../questions/kinds/task.ts';
import type { Inspector } from './inspector.ts';
import type { Place } from './place.ts';

/** A way of doing a task: the commands of its first step, those of the steps after it, and what prints each answer. */
export type Way = Pick<Task['solutions'][number], 'run' | 'next' | 'answers'>;

/** What doing a way of a task came to. */
export interface Done {
  readonly answers: Answers;
  /** What the shell complained of. */
  readonly said: string;
  /** Why it went no further, where its commands were to succeed; empty where it was done. */
  readonly faults: readonly Text[];
}

/** The answers that a learner can give once the commands of this step were run. */
function dueAfter(task: Task, index: number, isLast: boolean): ReadonlySet<string> {
  const step = task.steps[index]?.id;
  const due = task.answers.filter((asked) =>
    asked.step === undefined ? isLast : asked.step === step,
  );
  return new Set(due.map(({ id }) => id));
}

/**
 * Does a task as a learner would: runs the commands of each step, reads off what is to be reported, and goes on when the
 * step is passed. With `mustSucceed` it ends at the first command that fails; without, it goes on over all of them.
 */
export async function doTask(
  task: Task,
  way: Way,
  { sandbox }: Place,
  inspector: Inspector,
  mustSucceed: boolean,
): Promise<Done> {
  const answers: Record<string, string> = {};
  const said: string[] = [];
  const done = (faults: readonly Text[]): Done => ({
    answers,
    said: said.join('\n').trim(),
    faults,
  });
  const run = async (lines: string) => {
    const ran = await sandbox.shell(mustSucceed ? lines : `set +e\n${lines}\ntrue`);
    said.push(ran.stderr.trim());
    return ran;
  };
  const scripts = [way.run, ...way.next];
  for (const [index, script] of scripts.entries()) {
    const isLast = index === scripts.length - 1;
    const due = dueAfter(task, index, isLast);
    const reports = Object.entries(way.answers).filter(([id]) => due.has(id));
    for (const [id, lines] of [[null, script] as const, ...reports]) {
      const { exitCode, stdout, stderr } = await run(lines);
      if (exitCode !== 0) {
        return done([message('proving.script-failed', { code: exitCode, said: stderr.trim() })]);
      }
      if (id !== null) answers[id] = stdout.trim();
    }
    const step = task.steps[index];
    if (isLast || step === undefined) continue;
    if (!(await inspector.inspectUntilPassed(step.id, answers))) {
      if (mustSucceed) return done([message('proving.step-not-passed', { step: step.id })]);
      break;
    }
  }
  return done([]);
}
