import type { Span } from '../span.ts';

/** The most characters (UTF-16 code units) a line may have. */
export const longestLine = 10_000;

/** From the character `index` of a word's text on, the characters stand one after another in the line, from `at`. */
export interface Seam {
  readonly index: number;
  readonly at: number;
}

/** A word of a command, quotes and escapes resolved; its span includes them. */
export interface Word extends Span {
  readonly text: string;
  /** Whether it holds a variable or a substitution, so that what the shell makes of it cannot be known here. */
  readonly opaque: boolean;
  /** Where the text and the line run apart, in their order; empty where they never do. */
  readonly seams: readonly Seam[];
}

/**
 * Where a part of a word's text stands in the line: its characters from `from` up to `to`, with the quotes that open before
 * them. Parts that follow one another in the text do so in the line, and all parts together are the word.
 */
export function spanWithin(word: Word, from: number, to = word.text.length): Span {
  return { start: edgeOf(word, from), end: to >= word.text.length ? word.end : edgeOf(word, to) };
}

function edgeOf(word: Word, index: number): number {
  return index === 0 ? word.start : Math.min(placeWithin(word, index - 1) + 1, word.end);
}

/** Where the character `index` of a word's text stands in the line. */
export function placeWithin(word: Word, index: number): number {
  if (word.seams.length === 0) return Math.min(word.start + index, word.end);
  let [below, above] = [0, word.seams.length];
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((word.seams[middle]?.index ?? 0) > index) above = middle;
    else below = middle + 1;
  }
  const seam = word.seams[below - 1] ?? { index: 0, at: word.start };
  return Math.min(seam.at + index - seam.index, word.end);
}

/** What stands between or beside commands in a line of a shell. */
export interface Operator extends Span {
  readonly kind: 'pipe' | 'and' | 'or' | 'then' | 'background' | 'redirection' | 'group' | 'line';
  readonly text: string;
}

/** One command as a shell splits it into words; what stood before it is told apart. */
export interface Line {
  readonly state: 'command';
  readonly words: readonly Word[];
  /** A copied prompt such as `$ `, which is no part of the command; null where there is none. */
  readonly prompt: Span | null;
  /** `sudo` with its own flags; null where there is none. */
  readonly sudo: Span | null;
  /** `NAME=value` in front of the command. */
  readonly environment: readonly Word[];
}

/** Why a line is not one command. */
export type LexProblem =
  | { readonly state: 'empty' }
  /** Longer than `longestLine` characters. */
  | { readonly state: 'too-long' }
  | { readonly state: 'unclosed'; readonly what: '"' | "'" | '$(' | '`' | '${'; readonly at: Span }
  /** More than one command, or its input or output led elsewhere; the first operator counts. */
  | { readonly state: 'operator'; readonly operator: Operator; readonly before: Line | null };

export type Lexed = Line | LexProblem;
