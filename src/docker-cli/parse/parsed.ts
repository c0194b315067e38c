import type { MessageKey } from '../../i18n/catalogues.ts';
import type { Command, Flag } from '../grammar/grammar.ts';
import type { LexProblem, Line, Word } from '../lex/lexed.ts';
import type { Span } from '../span.ts';

/** A flag as it was used once: the whole of it in the line, and where its value stands. */
export interface FlagUse extends Span {
  readonly flag: Flag;
  /** The long name it was called by, which may be another than the flag's first; that one where only a letter stands. */
  readonly called: string;
  /** As written, without quotes; a boolean without a value is `true`. */
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
  | {
      readonly kind: 'no-command';
      readonly at: Span;
      /** The words after `docker` that only name a group; empty where there are none. */
      readonly found: string;
    }
  | {
      readonly kind: 'unknown-command';
      readonly at: Span;
      /** Every word after `docker` up to the one that is not known. */
      readonly found: string;
      /** The words after `docker` that were likeliest meant. */
      readonly nearest: string | null;
    }
  /** A command that a plugin of the CLI brings, such as `compose`; it is not understood here. */
  | { readonly kind: 'plugin-command'; readonly at: Span; readonly found: string }
  | {
      readonly kind: 'unknown-flag';
      readonly at: Span;
      /** The command as written, such as `docker run`. */
      readonly of: string;
      /** With its dashes: `--foo`, or `-z` of `-itz`. */
      readonly found: string;
      /** With its dashes. */
      readonly nearest: string | null;
    }
  | { readonly kind: 'needs-value'; readonly at: Span; readonly flag: Flag }
  | {
      readonly kind: 'bad-value';
      readonly at: Span;
      readonly flag: Flag;
      readonly found: string;
      /** What its type takes. */
      readonly wants: MessageKey;
    }
  | {
      readonly kind: 'arguments';
      /** The command where there are too few, the arguments that are too many otherwise. */
      readonly at: Span;
      /** The command as written, such as `docker run`. */
      readonly of: string;
      readonly found: number;
      readonly least: number;
      /** null where there is no most. */
      readonly most: number | null;
    };

export type ParseResult =
  | { readonly ok: true; readonly parsed: Parsed }
  | { readonly ok: false; readonly problem: ParseProblem };

/** What a text is as a docker command: the command, or why it is none. */
export type Reading =
  | { readonly ok: true; readonly line: Line; readonly parsed: Parsed }
  | { readonly ok: false; readonly problem: LexProblem | ParseProblem };
