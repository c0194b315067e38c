import { type Figure, figure, type NoFigure, none } from './figure.ts';
import type { Columns } from './marks.ts';
import { covariance, deviations, kurtosis, mean, median, skewness } from './moments.ts';

/** What the totals say of all items together, after the definitions of Moodle's quiz statistics; everywhere n−1. */
export interface WholeFigures {
  /** How many learners are counted. */
  readonly learners: number;
  /** The most that all items give together. */
  readonly max: number;
  /** Of the totals, in points. */
  readonly mean: Figure;
  readonly median: Figure;
  readonly deviation: Figure;
  /** Below 0 where few are far behind, above 0 where few are far ahead. */
  readonly skewness: Figure;
  /** Above 0 where more are far from the mean than a normal curve has. */
  readonly kurtosis: Figure;
  /** Cronbach's alpha in percent: how far the items measure one thing. Below 0 where they work against each other. */
  readonly consistency: Figure;
  /** How much of the deviation is chance, in percent. */
  readonly errorRatio: Figure;
  /** How far a total may be off by chance, in points. */
  readonly standardError: Figure;
}

/** Why the items together have no consistency; null where they have one. */
function inconsistent({ items, totals }: Columns, variance: number): NoFigure | null {
  if (totals.length === 0) return 'nobody';
  if (totals.length === 1) return 'one-learner';
  if (items.length < 2) return 'one-question';
  return variance === 0 ? 'same-totals' : null;
}

function reliability(columns: Columns, variance: number) {
  const reason = inconsistent(columns, variance);
  if (reason !== null) {
    return { consistency: none(reason), errorRatio: none(reason), standardError: none(reason) };
  }
  const count = columns.items.length;
  const ofItems = columns.items.reduce((sum, { marks }) => {
    const apart = deviations(marks);
    return sum + covariance(apart, apart);
  }, 0);
  const consistency = ((100 * count) / (count - 1)) * (1 - ofItems / variance);
  // Rounding may carry it a trace beyond 100, the most it can be.
  const errorRatio = 100 * Math.sqrt(Math.max(0, 1 - consistency / 100));
  return {
    consistency: figure(consistency),
    errorRatio: figure(errorRatio),
    standardError: figure((errorRatio * Math.sqrt(variance)) / 100),
  };
}

/** The figure of the totals' shape; none where there are fewer than it needs, or all are the same. */
function shape(
  apart: readonly number[],
  least: number,
  of: (apart: readonly number[]) => number,
): Figure {
  if (apart.length === 0) return none('nobody');
  if (apart.length === 1) return none('one-learner');
  if (apart.length < least) return none('too-few-learners');
  return covariance(apart, apart) === 0 ? none('same-totals') : figure(of(apart));
}

/** The figures of all items together. */
export function wholeFigures(columns: Columns): WholeFigures {
  const { items, totals } = columns;
  const apart = deviations(totals);
  const variance = totals.length < 2 ? 0 : covariance(apart, apart);
  const some = (of: (values: readonly number[]) => number) =>
    totals.length === 0 ? none('nobody') : figure(of(totals));
  return {
    learners: totals.length,
    max: items.reduce((sum, item) => sum + item.max, 0),
    mean: some(mean),
    median: some(median),
    deviation:
      totals.length < 2
        ? none(totals.length === 0 ? 'nobody' : 'one-learner')
        : figure(Math.sqrt(variance)),
    skewness: shape(apart, 3, skewness),
    kurtosis: shape(apart, 4, kurtosis),
    ...reliability(columns, variance),
  };
}
