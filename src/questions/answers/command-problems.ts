import { fits, type Key, keyProblem, unknownFlag } from '../../docker-cli/compare/fits.ts';
import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import type { QuestionProblem } from '../kind.ts';
import { problem } from '../problems.ts';
import { type CommandKey, isForeseen, keyOf } from './command.ts';

type Path = (string | number)[];

/** A key that asks for a flag that its command does not have, or for one that it forbids as well. */
function flagProblems(key: Key, path: Path): readonly QuestionProblem[] {
  return (['demand', 'forbid'] as const).flatMap((list) =>
    key[list].flatMap((flag, index) => {
      const at = [...path, list, index];
      if (unknownFlag(key, flag)) {
        const found = message('questions.found-unknown-flag', { flag: shown(flag) });
        return [problem(at, message('questions.expected-flag-of-command'), found)];
      }
      if (list === 'demand' || !key.demand.includes(flag)) return [];
      const found = message('questions.found-demanded-too', { flag: shown(flag) });
      return [problem(at, message('questions.expected-flag-not-demanded'), found)];
    }),
  );
}

/** A key that its own question would refuse. */
function refusesItself(key: Key): boolean {
  return fits(key, key.line).differences.some(
    ({ kind }) => kind === 'forbidden' || (kind !== 'demanded' && !key.line.includes('*')),
  );
}

function acceptProblems(
  entry: CommandKey['accept'][number],
  index: number,
): readonly QuestionProblem[] {
  const key = keyOf(entry);
  const path: Path = ['accept', index];
  const refused = keyProblem(key);
  if (refused !== null) {
    const found = message('questions.found-refused-line', { why: refused });
    return [problem(path, message('questions.expected-docker-command'), found)];
  }
  const own = refusesItself(key)
    ? [
        problem(
          path,
          message('questions.expected-accepted-key'),
          message('questions.found-refused-key', { key: shown(key.line) }),
        ),
      ]
    : [];
  return [...own, ...flagProblems(key, path)];
}

function rejectProblems(
  key: CommandKey,
  command: string,
  index: number,
): readonly QuestionProblem[] {
  const path: Path = ['reject', index, 'command'];
  if (!isForeseen(command, command.replaceAll('*', 'NAME'))) {
    const found = message('questions.found-no-command', { line: shown(command) });
    return [problem(path, message('questions.expected-one-command'), found)];
  }
  const right = key.accept.find((entry) => fits(keyOf(entry), command).right);
  if (right === undefined) return [];
  const found = message('questions.found-right-command', { key: shown(keyOf(right).line) });
  return [problem(path, message('questions.expected-wrong-command'), found)];
}

/**
 * What is wrong with a command question's keys: a line that docker would refuse, one that the question would refuse itself,
 * flags that the command does not have, and a wrong command that is right.
 */
export function commandProblems(key: CommandKey): readonly QuestionProblem[] {
  return [
    ...key.accept.flatMap(acceptProblems),
    ...key.reject.flatMap(({ command }, index) => rejectProblems(key, command, index)),
  ];
}
