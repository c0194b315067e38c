import type { Span } from '../span.ts';

/** A word of a command, quotes and escapes resolved. */
export interface Word extends Span {
  readonly text: string;
  /** Whether it holds a variable or a substitution, so that what the shell makes of it cannot be known here. */
  readonly opaque: boolean;
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
