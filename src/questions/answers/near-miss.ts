import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';
import { comparable, type Inside, insideCommand, isInside } from './fit.ts';
import { littleOff } from './little-off.ts';
import { keyWords, type ShortKey } from './short-key.ts';

function isPart(whole: readonly string[], words: readonly string[]): boolean {
  return (
    words.length < whole.length &&
    words.some((word) => word.startsWith('-')) &&
    whole.some((_word, at) => words.every((word, index) => whole[at + index] === word))
  );
}

/** The first of the given flags that is little off one of the right ones. */
function flagOff(keys: readonly (readonly string[])[], rest: readonly string[]): Text | null {
  for (const word of rest.filter((given) => given.startsWith('-'))) {
    for (const [flag] of keys.filter((wanted) => wanted.length === 1)) {
      const said = flag === undefined ? null : littleOff([flag], [word]);
      if (said !== null) return said;
    }
  }
  return null;
}

function commandOff(
  inside: Inside,
  keys: readonly (readonly string[])[],
  words: readonly string[],
): Text | null {
  const anywhere = insideCommand(true, words);
  if (anywhere === null) return null;
  if (keys.some((wanted) => isInside(wanted, words, anywhere))) {
    if (inside === false) return message('questions.near-whole-command');
    if (inside !== true) {
      return message('questions.near-other-command', { command: shown(inside.command) });
    }
  }
  const rest = insideCommand(inside, words);
  return rest === null ? null : flagOff(keys, rest);
}

/** What is off with an answer that is nearly right, without saying the right one; null where it is not near. */
export function nearMiss(key: ShortKey, line: string): Text | null {
  const words = comparable(line);
  if (words.length === 0) return null;
  const keys = key.accept.flatMap((entry) =>
    entry.answer === undefined ? [] : [keyWords(key, entry.answer)],
  );
  for (const wanted of keys) {
    const start = wanted.slice(0, words.length);
    const said = start.includes('*') ? null : littleOff(start, words);
    if (said !== null) return said;
  }
  if (keys.some((wanted) => isPart(wanted, words))) {
    return message('questions.near-part', { given: shown(line) });
  }
  return commandOff(key['inside-command'], keys, words);
}
