import { message, type Text } from '../../i18n/text.ts';
import type { KeyPoint } from './key-point.ts';
import { type Reading, read } from './reading.ts';

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

const longestAnswer = 20_000;
const longestQuote = 300;

/** The sentence of a clause as it was typed, or the clause alone where the sentence runs on. */
function quoteOf(reading: Reading, answer: string, index: number): string {
  const clause = reading.clauses[index];
  const sentence = clause && reading.sentences[clause.sentence];
  if (!clause || !sentence) return '';
  const cut = (from: number, to: number): string => {
    const start = reading.tokens[from]?.start ?? 0;
    const end = reading.tokens[to - 1]?.end ?? start;
    const closing = /^[`'"”’)）」』.。!！?？;；]*/.exec(answer.slice(end, end + 4))?.[0] ?? '';
    const opening =
      /(?:[`'"“‘(（「『]|--?)*$/.exec(answer.slice(Math.max(0, start - 4), start))?.[0] ?? '';
    return (opening + answer.slice(start, end) + closing).trim();
  };
  const whole = cut(sentence.from, sentence.to);
  return whole.length <= longestQuote ? whole : cut(clause.from, clause.to).slice(0, longestQuote);
}

function suggestOne(point: KeyPoint, reading: Reading, answer: string): Suggestion {
  const none = (reason: Text): Suggestion => ({
    keyPoint: point.id,
    share: 0,
    quote: null,
    reason,
  });
  if (point.evidence.length === 0) return none(message('questions.essay-read-by-person'));
  if (reading.tokens.length === 0) return none(message('questions.essay-empty'));
  let good: number | null = null;
  let bad: number | null = null;
  reading.clauses.forEach((_, index) => {
    const { when } = point;
    if (reading.claims[index] !== true) return;
    if (when && !reading.speaksOf(when, index)) return;
    const stands = point.evidence.map((evidence) => reading.stand(evidence, index));
    if (stands.includes(1)) good ??= index;
    else if (stands.includes(-1)) bad ??= index;
  });
  if (good !== null && bad === null) {
    const quote = quoteOf(reading, answer, good);
    return { keyPoint: point.id, share: 1, quote, reason: message('questions.essay-said') };
  }
  if (bad !== null) {
    const key = good === null ? 'questions.essay-opposite' : 'questions.essay-both';
    return none(message(key, { quote: quoteOf(reading, answer, bad) }));
  }
  return none(
    message(
      reading.stuffed.includes(true) ? 'questions.essay-keywords' : 'questions.essay-not-found',
    ),
  );
}

/**
 * A suggestion for every key point, in the rubric's order. `given` are texts the learner was shown (the prompt): what is
 * copied from them earns nothing. Total, and linear in the answer's length, of which the first 20,000 characters are read.
 */
export function suggestKeyPoints(
  rubric: readonly KeyPoint[],
  answer: string,
  given: readonly string[] = [],
): readonly Suggestion[] {
  const start = answer.slice(0, longestAnswer);
  const reading = read(rubric, start, given);
  return rubric.map((point) => suggestOne(point, reading, start));
}
