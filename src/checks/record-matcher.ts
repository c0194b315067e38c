import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { alone } from './alone.ts';
import { own } from './own.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from './text-matcher.ts';
import { code, joined } from './words.ts';

/** What named texts (environment variables, labels, headers) must be; names that are not mentioned may be anything. */
export const recordMatcher = z
  .record(z.string().min(1), textMatcher)
  .refine((given) => Object.keys(given).length > 0, { when: alone, message: 'at least one name' });

export type RecordMatcher = Readonly<Record<string, TextMatcher>>;

/** Whether every named text is as wanted. */
export function recordHolds(
  texts: Readonly<Record<string, string>>,
  wanted: RecordMatcher,
): boolean {
  return Object.entries(wanted).every(([name, matcher]) => textHolds(own(texts, name), matcher));
}

/** What is wanted of named texts, in words. */
export function recordWanted(wanted: RecordMatcher): Text {
  return joined(
    Object.entries(wanted).map(([name, matcher]) =>
      message('checks.named-value', { name, value: textWanted(matcher) }),
    ),
  );
}

/** The named texts as they are, in words. */
export function recordFound(texts: Readonly<Record<string, string>>, wanted: RecordMatcher): Text {
  return joined(
    Object.keys(wanted).map((name) => {
      const text = own(texts, name);
      return message('checks.named-value', {
        name,
        value: text === undefined ? message('checks.text-absent') : code(text),
      });
    }),
  );
}
