import type { Text } from '../../i18n/text.ts';
import type { Span } from '../span.ts';

/** One thing in which two commands differ, in words a learner understands; the spans are of the first line and the second. */
export interface Difference {
  /** A stable name of its sort, such as `ports-reversed`, `flag-missing`, `flag-extra`, `value`, `argument`, `command`. */
  readonly kind: string;
  readonly text: Text;
  /** What of the first line is off; null where something is missing there. */
  readonly left: Span | null;
  readonly right: Span | null;
}

/**
 * `same`: nothing anybody could see tells them apart but spelling and order. `same-effect`: other words that ask the engine
 * for the same. `invalid`: one of them is no docker command; the differences say which, and why.
 */
export interface Comparison {
  readonly verdict: 'same' | 'same-effect' | 'different' | 'invalid';
  readonly differences: readonly Difference[];
}
