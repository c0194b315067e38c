import type { Localised } from '../i18n/language.ts';
import type { Text } from '../i18n/text.ts';
import type { Question } from '../questions/question.ts';

/** A chapter as its author wrote it, with its questions in their order. */
export interface Chapter {
  readonly id: string;
  readonly title: Localised;
  /** Markdown. */
  readonly summary: Localised;
  readonly source: Localised | null;
  /** The values each parameter may take; solo mode takes the first. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** The images its tasks use. */
  readonly images: readonly string[];
  readonly questions: readonly Question[];
  /** A hash of all its files: the version a grade was made with. */
  readonly version: string;
}

/** All that was loaded from the questions folder. */
export interface Content {
  readonly chapters: readonly Chapter[];
}

/** One error in a content file, placed where it stands. */
export interface ContentProblem {
  /** Relative to the questions folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly expected: Text;
  readonly found: Text;
  /** The line of the file that it stands in, to show a caret under. */
  readonly source: string;
}

/** Content that follows its files: a broken edit keeps the last good version. */
export interface LiveContent {
  /** The newest good version; looks at the files' times at most every 200 ms. */
  current(): Promise<Content>;
  /** What is wrong with the files as they stand now; empty when all is well. */
  problems(): readonly ContentProblem[];
}
