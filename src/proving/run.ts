import type { Task } from '../questions/kinds/task.ts';

/** One thing that is done on an emptied engine to prove a task. */
export type Run =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'solution'; readonly solution: Task['solutions'][number] }
  | { readonly kind: 'mistake'; readonly mistake: Task['mistakes'][number] };

/** What a task's proof consists of: nothing done, then every solution, then every mistake. */
export function runsOf(task: Task): readonly Run[] {
  return [
    { kind: 'nothing' },
    ...task.solutions.map((solution): Run => ({ kind: 'solution', solution })),
    ...task.mistakes.map((mistake): Run => ({ kind: 'mistake', mistake })),
  ];
}

/** The name that the author gave a run; null for the one in which nothing is done. */
export function nameOf(run: Run): string | null {
  switch (run.kind) {
    case 'nothing':
      return null;
    case 'solution':
      return run.solution.name;
    case 'mistake':
      return run.mistake.name;
  }
}
