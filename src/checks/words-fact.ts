import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import type { Fact } from './claim.ts';
import { pick } from './pick.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from './text-matcher.ts';

/** A command line that is wanted word by word, or as one text. */
export type WordsMatcher = readonly string[] | TextMatcher;

function said(words: readonly string[]): string {
  return words.join(' ');
}

function isWords(wanted: WordsMatcher): wanted is readonly string[] {
  return Array.isArray(wanted);
}

/** A fact that is a command line, in words as the engine keeps them. */
export function wordsFact<S>(given: {
  readonly describe: string;
  read(subject: S): readonly string[];
  say(value: Text): Text;
  /** What is said where there are no words. */
  readonly none: () => Text;
  look(name: string): string | null;
}): Fact<S, WordsMatcher> {
  return {
    schema: pick([z.array(z.string()), textMatcher], (input) =>
      Array.isArray(input) ? 0 : 1,
    ).describe(`${given.describe} Word by word, or as one text.`),
    holds: (subject, wanted) => {
      const words = given.read(subject);
      return isWords(wanted)
        ? words.length === wanted.length && words.every((word, index) => word === wanted[index])
        : textHolds(words.length === 0 ? undefined : said(words), wanted);
    },
    expected: (wanted) => {
      if (!isWords(wanted)) return given.say(textWanted(wanted));
      return wanted.length === 0
        ? given.none()
        : given.say(message('checks.code', { text: said(wanted) }));
    },
    found: (subject) => {
      const words = given.read(subject);
      return words.length === 0
        ? given.none()
        : given.say(message('checks.code', { text: said(words) }));
    },
    look: given.look,
  };
}
