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

/**
 * The columns of a matrix. An item without a mark counts 0, as in Moodle's quiz statistics: there too a question left
 * blank adds nothing to a total, and leaving it out would make it look easier the more learners dared not try it.
 */
export function columnsOf({ max, rows }: Marks): Columns {
  const totals = rows.map((row) => tidy(row.reduce<number>((sum, mark) => sum + (mark ?? 0), 0)));
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
