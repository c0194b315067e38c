import { type Flag, flagsOf } from './flags.ts';
import { type ItemFigures, itemFigures } from './item-figures.ts';
import { columnsOf, type Marks, sortedByMarks, totalsOf } from './marks.ts';
import { countParts, type PartCounts, type SeenParts } from './parts.ts';
import { type ByThird, countByThird, thirdsOf } from './thirds.ts';
import { type WholeFigures, wholeFigures } from './whole-figures.ts';

/** An item, analysed. */
export interface ItemAnalysis extends ItemFigures {
  /** null for an item without parts to count. */
  readonly parts: PartCounts | null;
  readonly flags: readonly Flag[];
}

/** A test, analysed: the items in their order. */
export interface Analysis {
  readonly whole: WholeFigures;
  readonly items: readonly ItemAnalysis[];
  /** Everybody's total in points, in the order of the marks' rows. */
  readonly totals: readonly number[];
  /** How many learners are in each third. */
  readonly thirds: ByThird;
}

/**
 * Analyses marks. Pure; the order of the learners does not matter. `parts` holds an entry an item, in their order: what
 * each learner chose or missed there, or null where there is nothing to count.
 */
export function analyse(marks: Marks, parts: readonly (SeenParts | null)[]): Analysis {
  const columns = columnsOf(sortedByMarks(marks));
  const totals = totalsOf(marks);
  const members = thirdsOf(totals);
  const whole = wholeFigures(columns);
  return {
    whole,
    totals,
    thirds: countByThird(members, () => true),
    items: itemFigures(columns).map((figures, index) => {
      const seen = parts[index] ?? null;
      const counts = seen === null ? null : countParts(seen, members);
      return { ...figures, parts: counts, flags: flagsOf(figures, counts, whole.learners) };
    }),
  };
}
