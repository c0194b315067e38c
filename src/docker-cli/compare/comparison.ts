import type { Text } from '../../i18n/text.ts';
import type { Span } from '../span.ts';
import type { WiderRule } from './rules.ts';

/** The sorts of difference, by stable names. */
export const differenceKinds = [
  'argument',
  'argument-extra',
  'argument-missing',
  'command',
  'container-command',
  'demanded',
  'flag-after-image',
  'flag-extra',
  'flag-missing',
  'forbidden',
  'form',
  'image',
  'invalid',
  'mount',
  'ports',
  'ports-reversed',
  'value',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One thing in which two commands differ, in words a learner understands; the spans are of the first line and the second. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** What the first line has, and what the second one asks for. */
  readonly text: Text;
  /** The same without giving away what the second line asks for. */
  readonly hint: Text;
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
  /** The rules by which they count as the same, though the CLI may send other requests for them. */
  readonly rules: readonly WiderRule[];
}
