/**
 * How many single changes (a letter more, less, other, or two swapped) lie between two words; anything above `limit`
 * comes back as `limit + 1`. Takes time in proportion to the product of the lengths, which `limit` bounds.
 */
export function distance(a: string, b: string, limit: number): number {
  const beyond = limit + 1;
  if (Math.abs(a.length - b.length) > limit || a.length > 200) return a === b ? 0 : beyond;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let best = Math.min(
        (row[j] ?? beyond) + 1,
        (next[j - 1] ?? beyond) + 1,
        (row[j - 1] ?? beyond) + (same ? 0 : 1),
      );
      const swapped =
        i > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
      if (swapped) best = Math.min(best, (before[j - 2] ?? beyond) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? beyond, beyond);
}
