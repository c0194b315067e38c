import type { Command, Flag } from '../grammar/grammar.ts';
import type { Word } from '../lex/lexed.ts';
import type { Span } from '../span.ts';

/** A flag as it was used once: the whole of it in the line, and where its value stands. */
export interface FlagUse extends Span {
  readonly flag: Flag;
  /** As written, without quotes; a bare boolean is `true`. */
  readonly value: string;
  /** null where a boolean stands bare. */
  readonly valueAt: Span | null;
  /** Whether the value holds a variable or a substitution. */
  readonly opaque: boolean;
}

/** A docker command as the CLI reads it. */
export interface Parsed {
  readonly command: Command;
  /** The words that name the command, as written. */
  readonly commandAt: Span;
  /** Flags before the command, in their order. */
  readonly globals: readonly FlagUse[];
  /** In their order; a flag that is given twice stands twice. */
  readonly flags: readonly FlagUse[];
  /** What is no flag, in its order; of `run` and its like, the image and the whole command of the container. */
  readonly args: readonly Word[];
}

/** Why the CLI refuses a line before it does anything; each with where it is. */
export type ParseProblem =
  | { readonly kind: 'not-docker'; readonly at: Span; readonly found: string }
  | { readonly kind: 'no-command'; readonly at: Span }
  | {
      readonly kind: 'unknown-command';
      readonly at: Span;
      readonly found: string;
      readonly nearest: string | null;
    }
  | {
      readonly kind: 'unknown-flag';
      readonly at: Span;
      /** With its dashes: `--foo`, or `-z` of `-itz`. */
      readonly found: string;
      readonly nearest: string | null;
    }
  | { readonly kind: 'needs-value'; readonly at: Span; readonly flag: Flag }
  | {
      readonly kind: 'bad-value';
      readonly at: Span;
      readonly flag: Flag;
      readonly found: string;
      /** What its type takes, as a message's key. */
      readonly wants: string;
    }
  | {
      readonly kind: 'arguments';
      readonly at: Span;
      readonly found: number;
      readonly least: number;
      /** null where there is no most. */
      readonly most: number | null;
    };

export type ParseResult =
  | { readonly ok: true; readonly parsed: Parsed }
  | { readonly ok: false; readonly problem: ParseProblem };
