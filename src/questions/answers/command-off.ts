import { assertNever } from '../../assert-never.ts';
import { wordFits } from '../../docker-cli/pattern.ts';
import type { SplitProblem } from '../../docker-cli/words.ts';
import { message, type Text } from '../../i18n/text.ts';
import { littleOff } from './little-off.ts';
import { shown } from './shown.ts';

/** Why a line cannot be read as one command. */
export function splitProblemText(split: SplitProblem): Text {
  switch (split.problem) {
    case 'empty':
      return message('questions.misfit-empty');
    case 'too-long':
      return message('questions.command-too-long');
    case 'unclosed-quote':
      return message('questions.command-unclosed-quote', { quote: split.quote });
    case 'operator':
      return message('questions.command-operator', { operator: split.operator });
    default:
      return assertNever(split);
  }
}

function commonStart(pattern: readonly string[], words: readonly string[]): number {
  const end = pattern.findIndex((part, index) => !wordFits(part, words[index] ?? ''));
  return end === -1 ? pattern.length : end;
}

function sameWords(pattern: readonly string[], words: readonly string[]): boolean {
  const left = [...words];
  for (const part of pattern.toSorted((a, b) => Number(a === '*') - Number(b === '*'))) {
    const at = left.findIndex((word) => wordFits(part, word));
    if (at === -1) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

/** Which word of a command is off, compared with the right command that begins most like it. */
export function commandOff(
  accepted: readonly (readonly string[])[],
  words: readonly string[],
): Text {
  const first = words[0] ?? '';
  if (first !== 'docker' && accepted.every((pattern) => pattern[0] === 'docker')) {
    return littleOff(['docker'], [first]) ?? message('questions.command-no-docker');
  }
  let nearest: readonly string[] = [];
  let start = -1;
  for (const pattern of accepted) {
    const common = commonStart(pattern, words);
    const better =
      common === start && littleOff([pattern[common] ?? ''], [words[common] ?? '']) !== null;
    if (common > start || better) {
      nearest = pattern;
      start = common;
    }
  }
  const wanted = nearest[start];
  const word = words[start];
  const before = shown(words.slice(0, start).join(' ')) || 'none';
  if (word === undefined) return message('questions.command-missing', { before });
  if (accepted.some((pattern) => sameWords(pattern, words)))
    return message('questions.command-order');
  if (wanted === undefined) return message('questions.command-extra', { word: shown(word) });
  const off = wanted === '*' ? null : littleOff([wanted], [word]);
  return off ?? message('questions.command-word', { word: shown(word), before });
}
