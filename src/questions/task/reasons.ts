import { ownReasons } from '../../checks/diagnoses/ranked.ts';
import { nearest } from '../../checks/near.ts';
import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import type { QuestionProblem } from '../kind.ts';
import type { Task } from '../kinds/task.ts';
import { problem } from '../problems.ts';

/** What a mistake may name besides the reasons of checks: how a check stands, or that a reported value is wrong. */
const besides = ['waiting', 'failed', 'wrong-answer'];

/** A reason that a mistake names and nothing ever gives: most often a slip. */
export function reasonProblems(task: Task): readonly QuestionProblem[] {
  const authors = [...task.checks, ...task.answers].flatMap((entry) =>
    entry.diagnose.map((one) => one.id),
  );
  const known = new Set([...ownReasons, ...authors, ...besides]);
  return task.mistakes.flatMap((mistake, index) =>
    Object.entries(mistake.fails)
      .filter(([, reason]) => !known.has(reason))
      .map(([name, reason]) => {
        const near = nearest([...known], reason);
        return problem(
          ['mistakes', index, 'fails', name],
          message('questions.expected-reason-id'),
          near === null
            ? message('questions.found-unknown-id', { id: shown(reason) })
            : message('questions.found-unknown-id-near', { id: shown(reason), nearest: near }),
        );
      }),
  );
}
