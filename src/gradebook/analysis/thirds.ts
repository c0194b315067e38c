/** A third of the class by total. */
export type Third = 'weak' | 'middle' | 'strong';

/** The thirds, the weakest first. */
export const thirds: readonly Third[] = ['weak', 'middle', 'strong'];

/** Something counted in each third. */
export type ByThird = Readonly<Record<Third, number>>;

/** How many of sorted values come before the first that `isPast`. */
function countBefore(sorted: readonly number[], isPast: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = sorted[middle];
    if (value === undefined || isPast(value)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * The third that each total is in, in the order of the totals. Equal totals are always in the same one, so the thirds
 * are not of the same size where many are equal; where all are, all are in the middle.
 */
export function thirdsOf(totals: readonly number[]): readonly Third[] {
  const all = totals.length;
  const sorted = totals.toSorted((a, b) => a - b);
  return totals.map((total) => {
    const below = countBefore(sorted, (other) => other >= total);
    const upTo = countBefore(sorted, (other) => other > total);
    // Where the middle one of the equal ones stands, in sixths of the class.
    const place = 3 * (below + upTo);
    if (place < 2 * all) return 'weak';
    return place > 4 * all ? 'strong' : 'middle';
  });
}

/** How many of each third there are among those whose place in the list `which` lets pass. */
export function countByThird(
  members: readonly Third[],
  which: (index: number) => boolean,
): ByThird {
  const found = { weak: 0, middle: 0, strong: 0 };
  for (const [index, third] of members.entries()) if (which(index)) found[third] += 1;
  return found;
}

/** All three together. */
export function sumOf({ weak, middle, strong }: ByThird): number {
  return weak + middle + strong;
}
