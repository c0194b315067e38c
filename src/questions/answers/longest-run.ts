/**
 * The longest rising run within a list of different numbers, its members not necessarily next to each other: the
 * items that already stand in the right order. Of several longest, the one that ends lowest.
 */
export function longestRun(numbers: readonly number[]): readonly number[] {
  let best: readonly number[] = [];
  const endingAt: (readonly number[])[] = [];
  for (const number of numbers) {
    let before: readonly number[] = [];
    for (const run of endingAt) {
      if (run.length > before.length && (run.at(-1) ?? number) < number) before = run;
    }
    const run = [...before, number];
    endingAt.push(run);
    const lower = run.length === best.length && number < (best.at(-1) ?? number);
    if (run.length > best.length || lower) best = run;
  }
  return best;
}
