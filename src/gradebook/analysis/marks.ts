/**
 * The marks of a class. A row a learner, a column an item, in points; null where the learner did not answer or the
 * answer could not be graded.
 */
export interface Marks {
  /** The most each item gives. */
  readonly max: readonly number[];
  readonly rows: readonly (readonly (number | null)[])[];
}

/** The marks by item, with those of all other items of the same learner beside them. */
export interface Columns {
  readonly items: readonly {
    readonly max: number;
    /** How many learners have a mark. */
    readonly answered: number;
    /** In the order of the rows. */
    readonly marks: readonly number[];
    /** The learner's total without this item, in the order of the rows. */
    readonly others: readonly number[];
  }[];
  /** In the order of the rows. */
  readonly totals: readonly number[];
}

/** Sums of fractions that differ only by how computers round become equal. */
function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

function byMarks(one: readonly (number | null)[], other: readonly (number | null)[]): number {
  for (const [item, mark] of one.entries()) {
    const apart = (mark ?? 0) - (other[item] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
}

/** The marks with the learners sorted by them: sums then round to the same, in whatever order the learners came. */
export function sortedByMarks({ max, rows }: Marks): Marks {
  return { max, rows: rows.toSorted(byMarks) };
}

/** Everybody's total, in the order of the rows. */
export function totalsOf({ rows }: Marks): readonly number[] {
  return rows.map((row) => tidy(row.reduce<number>((sum, mark) => sum + (mark ?? 0), 0)));
}

/**
 * The columns of a matrix. An item without a mark counts 0, as in Moodle's quiz statistics: there too a question left
 * blank adds nothing to a total, and leaving it out would make it look easier the more learners dared not try it.
 */
export function columnsOf(given: Marks): Columns {
  const { max, rows } = given;
  const totals = totalsOf(given);
  const items = max.map((most, item) => {
    const marks = rows.map((row) => row[item] ?? 0);
    return {
      max: most,
      answered: rows.filter((row) => typeof row[item] === 'number').length,
      marks,
      others: marks.map((mark, row) => tidy((totals[row] ?? 0) - mark)),
    };
  });
  return { items, totals };
}
