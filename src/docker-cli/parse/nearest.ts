import { isWithinEdits } from '../../edit-distance.ts';
import type { FlagIndex } from '../grammar/lookup.ts';

/**
 * The name that was likeliest meant: the one that a beginning of three letters or more stands for, or one or two slips
 * away. The first of equals in their order; null where none is near.
 */
export function nearestName(names: readonly string[], written: string): string | null {
  const longer = written.length < 3 ? [] : names.filter((name) => name.startsWith(written));
  const shortest = longer.find((name) => longer.every((other) => other.startsWith(name)));
  if (shortest !== undefined) return shortest;
  const most = written.length <= 4 ? 1 : 2;
  for (let limit = 1; limit <= most; limit += 1) {
    const near = names.find((name) => isWithinEdits(written, name, limit));
    if (near !== undefined) return near;
  }
  return null;
}

/** The flag likeliest meant by a long name that is not known, with its dashes. */
export function nearestFlag(index: FlagIndex, name: string): string | null {
  const shown = [...index.byName].filter(([, flag]) => !flag.hidden).map(([key]) => key);
  const near = index.byName.get(nearestName(shown.sort(), name) ?? '');
  if (near !== undefined) return `--${near.name}`;
  return index.byLetter.has(name) ? `-${name}` : null;
}

/**
 * The flag likeliest meant by a letter that is not known in this word: the long flag that was given one dash only, the
 * same letter in the other case, or the long flag of that letter's name.
 */
export function nearestLetter(index: FlagIndex, letter: string, word: string): string | null {
  const [name = ''] = word.replace(/^-+/u, '').split('=', 1);
  if (name.length > 1) {
    const long = index.byName.get(name);
    if (long) return `--${long.name}`;
  }
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  if (index.byLetter.has(other)) return `-${other}`;
  return name.length > 3 ? nearestFlag(index, name) : null;
}
