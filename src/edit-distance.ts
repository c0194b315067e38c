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

/**
 * Whether at most `limit` such steps lie between two texts. Looks no further where the lengths alone say no; texts of more
 * than 200 characters are within reach only of themselves.
 */
export function isWithinEdits(one: string, other: string, limit: number): boolean {
  if (one === other) return true;
  if (Math.abs(one.length - other.length) > limit || one.length > 200) return false;
  return editDistance(one, other) <= limit;
}
