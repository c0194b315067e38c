import type { Span } from '../span.ts';
import type { Seam, Word } from './lexed.ts';
import { endOfSubstitution, openerAt } from './substitution.ts';

/** What was opened and never closed, and where it was opened. */
export interface Unclosed {
  readonly state: 'unclosed';
  readonly what: '"' | "'" | '$(' | '`' | '${';
  readonly at: Span;
}

/** What a backslash takes its meaning from within double quotes. */
const escapable = new Set(['$', '`', '"', '\\']);
const endsWord = new Set([' ', '\t', '\n', '\r', '|', '&', ';', '<', '>', '(', ')']);
const blank = /[\s\u200b\ufeff]/u;
/** What may follow a `$` so that it names a variable or a parameter. */
const named = /[\w@*#?$!-]/u;

/**
 * Whether a character parts words: besides the shell's blanks also the other spaces of Unicode and those without width,
 * which come along when a command is copied from a page.
 */
export function isBlank(character: string): boolean {
  return blank.test(character);
}

/**
 * The length of the line end that stands here, 1 or 2, or 0: `\n`, and also `\r\n` and `\r`, as they come out of forms
 * and files.
 */
export function lineEndAt(text: string, at: number): number {
  const character = text.charAt(at);
  if (character === '\n') return 1;
  if (character !== '\r') return 0;
  return text.charAt(at + 1) === '\n' ? 2 : 1;
}

/**
 * Reads the word that begins at an offset, as a POSIX shell does: quotes, escapes, lines continued with a backslash.
 * Globs, `~` and braces stay text; a substitution or variable stays as it is written, and makes the word opaque. So does
 * `$'…'`, which shells read in different ways.
 */
export function readWord(text: string, start: number): Word | Unclosed {
  const builder = new WordBuilder(text, start);
  while (builder.at < text.length) {
    const character = text.charAt(builder.at);
    if (character === '\\') builder.takeEscape();
    else if (character === "'") builder.takeSingleQuoted();
    else if (character === '"') builder.takeDoubleQuoted();
    else if (character === '$' || character === '`') builder.takeDollar(false);
    else if (endsWord.has(character) || isBlank(character)) break;
    else builder.take(1);
    if (builder.unclosed !== null) return builder.unclosed;
  }
  return builder.finish();
}

/** Most words have none, and share this. */
const noSeams: readonly Seam[] = [];

class WordBuilder {
  readonly text: string;
  readonly start: number;
  at: number;
  unclosed: Unclosed | null = null;
  #value = '';
  #opaque = false;
  #seams: Seam[] | null = null;
  /** Where the next character would stand if nothing had been left out. */
  #expected: number;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
    this.at = start;
    this.#expected = start;
  }

  finish(): Word {
    return {
      start: this.start,
      end: this.at,
      text: this.#value,
      opaque: this.#opaque,
      seams: this.#seams ?? noSeams,
    };
  }

  take(length: number): void {
    this.#put(this.text.slice(this.at, this.at + length), this.at);
    this.at += length;
  }

  takeEscape(): void {
    const lineEnd = lineEndAt(this.text, this.at + 1);
    if (lineEnd > 0) {
      this.at += 1 + lineEnd;
      return;
    }
    if (this.at + 1 < this.text.length) this.at += 1;
    this.take(1);
  }

  takeSingleQuoted(): void {
    const end = this.text.indexOf("'", this.at + 1);
    if (end === -1) {
      this.#fail("'", this.at);
      return;
    }
    this.#putLines(this.at + 1, end);
    this.at = end + 1;
  }

  takeDoubleQuoted(): void {
    const open = this.at;
    this.at += 1;
    while (this.at < this.text.length) {
      const character = this.text.charAt(this.at);
      if (character === '"') {
        this.at += 1;
        return;
      }
      if (character === '$' || character === '`') this.takeDollar(true);
      else if (character === '\\') this.#takeQuotedEscape();
      else if (character === '\r') this.#takeLineEnd();
      else this.take(1);
      if (this.unclosed !== null) return;
    }
    this.#fail('"', open);
  }

  /** A variable, a substitution, or a dollar sign that is only itself. */
  takeDollar(inQuotes: boolean): void {
    const opener = openerAt(this.text, this.at);
    const next = this.text.charAt(this.at + 1);
    if (opener !== null) {
      const end = endOfSubstitution(this.text, this.at, opener, inQuotes);
      this.#opaque = true;
      if (end === null) this.#fail(opener, this.at);
      else this.take(end - this.at);
    } else if (!inQuotes && next === "'") {
      this.#opaque = true;
      this.#takeEscapedQuoted();
    } else {
      if (named.test(next) || (!inQuotes && next === '"')) this.#opaque = true;
      this.take(1);
    }
  }

  /** `$'…'`, in which a backslash keeps a quote from ending it. */
  #takeEscapedQuoted(): void {
    const open = this.at + 1;
    let end = open + 1;
    while (end < this.text.length && this.text.charAt(end) !== "'") {
      end += this.text.charAt(end) === '\\' ? 2 : 1;
    }
    if (end >= this.text.length) this.#fail("'", open);
    else this.take(end + 1 - this.at);
  }

  #takeQuotedEscape(): void {
    const lineEnd = lineEndAt(this.text, this.at + 1);
    if (lineEnd > 0) {
      this.at += 1 + lineEnd;
      return;
    }
    if (escapable.has(this.text.charAt(this.at + 1))) this.at += 1;
    this.take(1);
  }

  #takeLineEnd(): void {
    this.#put('\n', this.at);
    this.at += lineEndAt(this.text, this.at);
  }

  #putLines(from: number, to: number): void {
    let at = from;
    for (const line of this.text.slice(from, to).split(/(\r\n?)/u)) {
      const value = line.startsWith('\r') ? '\n' : line;
      if (value !== '') this.#put(value, at);
      at += line.length;
    }
  }

  #put(value: string, at: number): void {
    if (at !== this.#expected) {
      this.#seams ??= [];
      this.#seams.push({ index: this.#value.length, at });
    }
    this.#value += value;
    this.#expected = at + value.length;
  }

  #fail(what: Unclosed['what'], at: number): void {
    this.unclosed = { state: 'unclosed', what, at: { start: at, end: at + what.length } };
  }
}
