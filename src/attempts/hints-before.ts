import type { ShownHint } from '../store/hints.ts';

/**
 * How many of these hints of a question had been seen at this moment (ms since 1970). One that is looked at again in
 * another go was paid for already.
 */
export function hintsBefore(hints: readonly ShownHint[], at: number): number {
  return new Set(hints.flatMap(({ hint, shownAt }) => (shownAt <= at ? [hint] : []))).size;
}
