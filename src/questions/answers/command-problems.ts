import { message } from '../../i18n/text.ts';
import type { QuestionProblem } from '../kind.ts';
import { problem } from '../problems.ts';
import { type CommandKey, judgeCommand } from './command.ts';
import { readCommand } from './command-line.ts';
import { splitProblemText } from './command-off.ts';
import { shown } from './shown.ts';

function unreadable(path: (string | number)[], line: string): QuestionProblem | null {
  const [read] = readCommand(line);
  if (read === undefined || 'words' in read) return null;
  return problem(path, message('questions.expected-one-command'), splitProblemText(read));
}

function acceptProblem(key: CommandKey, line: string, index: number): QuestionProblem | null {
  const path = ['accept', index];
  const found = unreadable(path, line);
  if (found !== null || judgeCommand(key, line.replaceAll('*', 'NAME')).right) return found;
  return problem(
    path,
    message('questions.expected-accepted-key'),
    message('questions.found-refused-key', { key: shown(line) }),
  );
}

/** What is wrong with a command question's keys: a line that is not one command, or one that it would refuse itself. */
export function commandProblems(key: CommandKey): readonly QuestionProblem[] {
  return [
    ...key.accept.flatMap((line, index) => acceptProblem(key, line, index) ?? []),
    ...key.reject.flatMap(
      ({ command }, index) => unreadable(['reject', index, 'command'], command) ?? [],
    ),
  ];
}
