import type { MessageKey } from '../../i18n/catalogues.ts';
import type { Span } from '../span.ts';

/** One part of a value, such as the host port of `8080:80`, in the one spelling that all its spellings have. */
export interface Part {
  readonly name: string;
  readonly text: string;
}

/** What a value means. Two values mean the same if their parts are the same. */
export interface Value {
  /** What tells it from its fellows beside it, such as the variable's name in `-e A=1`; empty where nothing does. */
  readonly about: string;
  readonly parts: readonly Part[];
  /** What the CLI asks the engine for: where it differs though the parts are the same, only the effect is the same. */
  readonly sent: string;
}

/** Why the CLI refuses a value: what it would take, and which part of the value is off. */
export interface ValueProblem {
  readonly wants: MessageKey;
  readonly at: Span;
}

/** What a text means; one text may hold several values, such as a range of ports. */
export type Reading =
  | { readonly ok: true; readonly values: readonly Value[] }
  | { readonly ok: false; readonly problem: ValueProblem };

/** How a text is read: as it is, or as a pattern in which `*` stands for what is free. */
export type Manner = 'plain' | 'pattern';

/** Reads a text as one sort of value. Never throws; takes time in proportion to the text. */
export type Reader = (text: string, manner: Manner) => Reading;

/** Whether a text, read as a pattern, leaves something free. */
export function isFree(text: string, manner: Manner): boolean {
  return manner === 'pattern' && text.includes('*');
}

/** The reading that a text is one value. */
export function one(parts: readonly Part[], sent: string, about = ''): Reading {
  return { ok: true, values: [{ about, parts, sent }] };
}

/** The reading that a text is one value of a single part. */
export function single(text: string): Reading {
  return one([{ name: 'value', text }], text);
}

/** The reading that the CLI refuses a text, because of the part from `start` up to `end`. */
export function refused(wants: MessageKey, start: number, end: number): Reading {
  return { ok: false, problem: { wants, at: { start, end } } };
}

/** The reading that the CLI refuses the whole of a text. */
export function refusedWhole(wants: MessageKey, text: string): Reading {
  return refused(wants, 0, text.length);
}
