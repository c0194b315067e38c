import { editDistance } from '../edit-distance.ts';

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '');
}

function differOnlyByNumber(one: string, other: string): boolean {
  return (
    plain(one).replace(/\d+$/, '') === plain(other).replace(/\d+$/, '') &&
    plain(one) !== plain(other)
  );
}

function isPart(part: string, whole: string): boolean {
  return (
    part.length >= 3 &&
    ['-', '_', '.'].some((mark) => whole.startsWith(part + mark) || whole.endsWith(mark + part))
  );
}

/**
 * Whether `name` looks like a slip for `meant`: another case or separator, a letter or two off, or one with a word
 * before or after it. `redis2` is no slip for `redis`: who numbers things means the number.
 */
export function isNear(name: string, meant: string): boolean {
  if (name === meant || /^[0-9a-f]{64}$/.test(name)) return false;
  if (plain(name) === plain(meant)) return true;
  if (differOnlyByNumber(name, meant)) return false;
  if (isPart(name, meant) || isPart(meant, name)) return true;
  if (Math.abs(name.length - meant.length) > 2) return false;
  return editDistance(name.toLowerCase(), meant.toLowerCase()) <= (meant.length <= 4 ? 1 : 2);
}

/** The name that looks most like a slip for `meant`, or null; the first of equals in alphabetical order. */
export function nearest(names: readonly string[], meant: string): string | null {
  const close = names.filter((name) => name.length <= 255 && isNear(name, meant)).sort();
  let best: string | null = null;
  for (const name of close) {
    if (best === null || editDistance(name, meant) < editDistance(best, meant)) best = name;
  }
  return best;
}
