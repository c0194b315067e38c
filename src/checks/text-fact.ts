import type { Text } from '../i18n/text.ts';
import type { Fact } from './claim.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from './text-matcher.ts';
import { code, joined } from './words.ts';

/**
 * A fact that is a plain text, or one of several of which any may fit. `read` gives the texts (an empty one is not
 * there); `say` puts a value into words.
 */
export function textFact<S>(given: {
  readonly describe: string;
  readonly read: (subject: S) => readonly string[];
  readonly say: (value: Text) => Text;
}): Fact<S, TextMatcher> {
  const texts = (subject: S) => given.read(subject).filter((text) => text !== '');
  return {
    schema: textMatcher.describe(given.describe),
    holds: (subject, wanted) => {
      const there = texts(subject);
      if (there.length === 0) return textHolds(undefined, wanted);
      if (typeof wanted === 'object' && wanted.exclude !== undefined)
        return there.every((text) => textHolds(text, wanted));
      return there.some((text) => textHolds(text, wanted));
    },
    expected: (wanted) => given.say(textWanted(wanted)),
    found: (subject) => given.say(joined(texts(subject).map(code))),
    look: () => null,
  };
}
