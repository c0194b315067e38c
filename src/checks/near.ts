/** How many letters must be put in, left out, changed or swapped with their neighbour to make one text the other. */
export function editDistance(one: string, other: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let best = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[other.length] ?? 0;
}

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
