import { message, type Text } from '../../i18n/text.ts';
import { distance } from './distance.ts';
import { comparable, insideCommand, isInside } from './fit.ts';
import { keyWords, type ShortKey } from './short.ts';
import { shown } from './shown.ts';

const leading = /^-*/u;

function hyphensOf(word: string): number {
  return leading.exec(word)?.[0].length ?? 0;
}

function stem(words: readonly string[]): string {
  return words.map((word) => word.replace(leading, '')).join(' ');
}

/** How an answer differs from the right one where only little does; null where much does. */
export function littleOff(wanted: readonly string[], given: readonly string[]): Text | null {
  const right = wanted.join(' ');
  const line = given.join(' ');
  const values = { given: shown(line) };
  if (stem(wanted) === stem(given)) {
    const index = wanted.findIndex((word, at) => hyphensOf(word) !== hyphensOf(given[at] ?? ''));
    const asked = hyphensOf(wanted[index] ?? '');
    const typed = hyphensOf(given[index] ?? '');
    if (typed === 0) return message('questions.near-no-hyphen', values);
    if (asked === 2 && typed === 1) return message('questions.near-one-hyphen', values);
    if (asked === 1 && typed === 2) return message('questions.near-two-hyphens', values);
    return message('questions.near-hyphens', values);
  }
  if (right.toLowerCase() === line.toLowerCase()) return message('questions.near-case', values);
  if (right.replaceAll(' ', '') === line.replaceAll(' ', '')) {
    return message('questions.near-spaces', values);
  }
  const limit = right.length >= 10 ? 2 : right.length >= 4 ? 1 : 0;
  return limit > 0 && distance(right, line, limit) <= limit
    ? message('questions.near-spelling', values)
    : null;
}

/** What is off with an answer that is nearly right, without saying the right one; null where it is not near. */
export function nearMiss(key: ShortKey, line: string): Text | null {
  const words = comparable(line);
  if (words.length === 0) return null;
  const keys = key.accept.flatMap((entry) =>
    entry.answer === undefined ? [] : [keyWords(key, entry.answer)],
  );
  for (const wanted of keys) {
    const said = littleOff(wanted.slice(0, Math.max(1, words.length)), words);
    if (said !== null && !wanted.slice(0, words.length).includes('*')) return said;
  }
  const inside = key['inside-command'];
  if (inside === true) return null;
  const rest = insideCommand(true, words);
  if (rest === null || !keys.some((wanted) => isInside(wanted, words, rest))) return null;
  return inside === false
    ? message('questions.near-whole-command')
    : message('questions.near-other-command', { command: shown(inside.command) });
}
