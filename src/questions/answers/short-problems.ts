import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import type { QuestionProblem } from '../kind.ts';
import { problem } from '../problems.ts';
import { patternProblem } from './pattern.ts';
import { judgeShortAnswer } from './short.ts';
import { keyWords, type ShortKey } from './short-key.ts';

function example(answer: string): string {
  return answer.replaceAll('*', 'NAME');
}

function keyProblem(
  key: ShortKey,
  entry: ShortKey['accept'][number],
  index: number,
): QuestionProblem | null {
  const path = ['accept', index];
  if (entry.answer !== undefined && entry.pattern !== undefined) {
    return problem(
      path,
      message('questions.expected-answer-or-pattern'),
      message('questions.found-both'),
    );
  }
  if (entry.answer === undefined) {
    if (entry.pattern === undefined) {
      return problem(
        path,
        message('questions.expected-answer-or-pattern'),
        message('questions.found-neither'),
      );
    }
    const reason = patternProblem(entry.pattern, key['ignore-case']);
    if (reason === null) return null;
    return problem(
      [...path, 'pattern'],
      message('questions.expected-pattern'),
      message('questions.found-bad-pattern', { reason: shown(reason) }),
    );
  }
  if (keyWords(key, entry.answer).length === 0) {
    return problem(
      [...path, 'answer'],
      message('questions.expected-answer'),
      message('questions.found-empty-key', { key: shown(entry.answer) }),
    );
  }
  const judged = judgeShortAnswer(key, example(entry.answer));
  if (judged.right) return null;
  return problem(
    [...path, 'answer'],
    message('questions.expected-accepted-key'),
    message('questions.found-refused-key', { key: shown(entry.answer) }),
  );
}

/** What is wrong with a short answer's keys: one that the question itself would refuse, or that cannot be used. */
export function shortAnswerProblems(key: ShortKey): readonly QuestionProblem[] {
  const accepted = key.accept.flatMap((entry, index) => keyProblem(key, entry, index) ?? []);
  const rejected = key.reject.flatMap((entry, index) =>
    keyWords(key, entry.answer).length > 0
      ? []
      : [
          problem(
            ['reject', index, 'answer'],
            message('questions.expected-answer'),
            message('questions.found-empty-key', { key: shown(entry.answer) }),
          ),
        ],
  );
  return [...accepted, ...rejected];
}
