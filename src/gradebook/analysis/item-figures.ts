import { type Figure, figure, none } from './figure.ts';
import type { Columns } from './marks.ts';
import { covariance, deviations, mean } from './moments.ts';

/** What the marks say of one item, after the definitions of Moodle's quiz statistics; everywhere n−1. */
export interface ItemFigures {
  /** How many learners answered it. */
  readonly answered: number;
  /** The mean of the marks by the most that can be had: 0 where nobody has a point, 1 where all have them all. */
  readonly facility: Figure;
  /** The standard deviation of the marks, in points. */
  readonly deviation: Figure;
  /** How the marks go with those of the other items together, −100 to 100: a correlation, in percent. */
  readonly discrimination: Figure;
  /** The discrimination by the most that marks like these could have, in percent: fairer to easy and hard items. */
  readonly efficiency: Figure;
  /** How much of the differences between totals comes from it, in percent of all items that have a weight. */
  readonly weight: Figure;
}

/** The values sorted; numbers of a typed array are sorted several times as fast as those of a list. */
function sorted(values: readonly number[]): readonly number[] {
  return Array.from(Float64Array.from(values).sort());
}

/** The covariance that the same marks would have, had the better on the item always been the better on the others. */
function greatestCovariance(marks: readonly number[], others: readonly number[]): number {
  return covariance(deviations(sorted(marks)), deviations(sorted(others)));
}

function togetherWithOthers(
  marks: readonly number[],
  others: readonly number[],
): Pick<ItemFigures, 'discrimination' | 'efficiency'> {
  const [own, rest] = [deviations(marks), deviations(others)];
  const [ownVariance, restVariance] = [covariance(own, own), covariance(rest, rest)];
  if (ownVariance === 0) {
    return { discrimination: none('same-marks'), efficiency: none('same-marks') };
  }
  if (restVariance === 0) {
    return { discrimination: none('same-other-marks'), efficiency: none('same-other-marks') };
  }
  const together = covariance(own, rest);
  return {
    discrimination: figure((100 * together) / Math.sqrt(ownVariance * restVariance)),
    efficiency: figure((100 * together) / greatestCovariance(marks, others)),
  };
}

/** Weighs the marks of one item among all. */
function weighing({ items, totals }: Columns): (marks: readonly number[]) => Figure {
  const apart = deviations(totals);
  if (covariance(apart, apart) === 0) return () => none('same-totals');
  const shareOf = (marks: readonly number[]) => covariance(deviations(marks), apart);
  const all = items.reduce((sum, { marks }) => sum + Math.sqrt(Math.max(0, shareOf(marks))), 0);
  return (marks) => {
    const share = shareOf(marks);
    return share < 0 ? none('negative-covariance') : figure((100 * Math.sqrt(share)) / all);
  };
}

function facilityOf(marks: readonly number[], max: number): Figure {
  return max > 0 ? figure(mean(marks) / max) : none('no-points');
}

/** The figures of every item, in their order. */
export function itemFigures(columns: Columns): readonly ItemFigures[] {
  const { items, totals } = columns;
  if (totals.length < 2) {
    const missing = none(totals.length === 0 ? 'nobody' : 'one-learner');
    return items.map(({ answered, marks, max }) => ({
      answered,
      facility: totals.length === 0 ? missing : facilityOf(marks, max),
      deviation: missing,
      discrimination: missing,
      efficiency: missing,
      weight: missing,
    }));
  }
  const weightOf = weighing(columns);
  return items.map(({ answered, marks, others, max }) => {
    const apart = deviations(marks);
    const alone = none('one-question');
    return {
      answered,
      facility: facilityOf(marks, max),
      deviation: figure(Math.sqrt(covariance(apart, apart))),
      ...(items.length === 1
        ? { discrimination: alone, efficiency: alone }
        : togetherWithOthers(marks, others)),
      weight: weightOf(marks),
    };
  });
}
