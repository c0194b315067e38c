import { isWithinEdits } from '../../edit-distance.ts';
import type { FlagIndex } from '../grammar/lookup.ts';

/**
 * The name that was likeliest meant: one or two slips away, or the only one that a beginning of three letters or more can
 * stand for. The first of equals in alphabetical order; null where none is near.
 */
export function nearestName(names: Iterable<string>, written: string): string | null {
  const sorted = [...names].sort();
  const most = written.length <= 4 ? 1 : 2;
  for (let limit = 0; limit <= most; limit += 1) {
    const near = sorted.find((name) => isWithinEdits(written, name, limit));
    if (near !== undefined) return near;
  }
  const longer = written.length < 3 ? [] : sorted.filter((name) => name.startsWith(written));
  return longer.length === 1 ? (longer[0] ?? null) : null;
}

/** The flag likeliest meant by a long name that is not known, with its dashes. */
export function nearestFlag(index: FlagIndex, name: string): string | null {
  const shown = [...index.byName].filter(([, flag]) => !flag.hidden).map(([key]) => key);
  const near = nearestName(shown, name);
  if (near !== null) return `--${near}`;
  return index.byLetter.has(name) ? `-${name}` : null;
}

/**
 * The flag likeliest meant by a letter that is not known in this word: the long flag that was given one dash only, the
 * same letter in the other case, or the long flag of that letter's name.
 */
export function nearestLetter(index: FlagIndex, letter: string, word: string): string | null {
  const [name = ''] = word.replace(/^-+/u, '').split('=', 1);
  if (name.length > 1) {
    const long = index.byName.has(name) ? `--${name}` : null;
    if (long !== null) return long;
  }
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  if (index.byLetter.has(other)) return `-${other}`;
  return name.length > 3 ? nearestFlag(index, name) : null;
}
