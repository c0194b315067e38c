import { isWithinEdits } from '../../edit-distance.ts';
import { shown } from '../../i18n/shown.ts';
import { message, type Text } from '../../i18n/text.ts';

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
  return limit > 0 && isWithinEdits(right, line, limit)
    ? message('questions.near-spelling', values)
    : null;
}
