/**
 * Why a figure cannot be told: nobody is counted; one learner, and it compares learners; three or four are needed; one
 * question, and it compares questions; nothing to earn; all have the same mark on the question, on all others, or in
 * total; or those who do worse on the question do better in total.
 */
export type NoFigure =
  | 'nobody'
  | 'one-learner'
  | 'too-few-learners'
  | 'one-question'
  | 'no-points'
  | 'same-marks'
  | 'same-other-marks'
  | 'same-totals'
  | 'negative-covariance';

/** A figure, or why there is none. */
export type Figure =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: NoFigure };

/** The figure of a value. */
export function figure(value: number): Figure {
  return { value, reason: null };
}

/** No figure, for this reason. */
export function none(reason: NoFigure): Figure {
  return { value: null, reason };
}
