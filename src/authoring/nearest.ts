/** How many insertions, deletions, replacements and swaps of neighbours lead from one word to the other. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/** How many letters two words have in common at their start. */
function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function isStart(short: string, long: string): boolean {
  return short.length >= 2 && long.startsWith(short);
}

/** The known word that an unknown one was most likely meant to be; null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 64) return null;
  const plain = (text: string) => text.toLowerCase().replaceAll(/[_\s-]/g, '');
  const meant = plain(word);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const name = plain(candidate);
    const steps = distance(meant, name);
    const allowed = Math.max(1, Math.floor(Math.max(meant.length, name.length) / 3));
    if (steps > allowed && !isStart(meant, name) && !isStart(name, meant)) continue;
    const score = steps - commonStart(meant, name) / 100;
    if (score < least) {
      best = candidate;
      least = score;
    }
  }
  return best;
}
