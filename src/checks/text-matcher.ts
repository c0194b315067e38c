import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { alone } from './alone.ts';
import { matches, pattern } from './pattern.ts';
import { isMapping, pick } from './pick.ts';
import { codes, joined } from './words.ts';

/** A plain value of a text: a string, or a number or boolean that YAML made of one. */
export const plain = pick([z.string(), z.number(), z.boolean()], (input) =>
  typeof input === 'number' ? 1 : typeof input === 'boolean' ? 2 : 0,
);

const asked = z
  .strictObject({
    'one-of': z.array(plain).min(1).optional().describe('Equal to one of these.'),
    pattern: pattern.optional(),
    include: z.string().min(1).optional().describe('Contains this text.'),
    exclude: z.string().min(1).optional().describe('Is there, and does not contain this text.'),
    exists: z.boolean().optional().describe('Whether it is there at all.'),
  })
  .refine((given) => Object.keys(given).length > 0, {
    when: alone,
    message: 'one of `one-of`, `pattern`, `include`, `exclude`, `exists`',
  })
  .refine((given) => given.exists !== false || Object.keys(given).length === 1, {
    when: alone,
    message: '`exists: false` alone: what is not there has no other property',
  });

/** What a text must be: a plain value (equal), or an object of conditions that must all hold. */
export const textMatcher = pick([plain, asked], (input) => (isMapping(input) ? 1 : 0));

export type TextMatcher = z.output<typeof textMatcher>;

/** Whether a text is as wanted; `undefined` is a text that is not there, and passes only where that is asked for. */
export function textHolds(text: string | undefined, wanted: TextMatcher): boolean {
  if (typeof wanted !== 'object') return text === String(wanted);
  if (wanted.exists === false) return text === undefined;
  if (text === undefined) return false;
  return (
    (wanted['one-of'] === undefined || wanted['one-of'].some((one) => String(one) === text)) &&
    (wanted.pattern === undefined || matches(wanted.pattern, text)) &&
    (wanted.include === undefined || text.includes(wanted.include)) &&
    (wanted.exclude === undefined || !text.includes(wanted.exclude))
  );
}

/** What is wanted of a text, in words. */
export function textWanted(wanted: TextMatcher): Text {
  if (typeof wanted !== 'object') return message('checks.code', { text: String(wanted) });
  if (wanted.exists === false) return message('checks.text-absent');
  const oneOf = wanted['one-of'];
  const parts: Text[] = [];
  if (oneOf) parts.push(message('checks.one-of', { list: codes(oneOf.map(String)) }));
  if (wanted.pattern !== undefined)
    parts.push(message('checks.text-pattern', { pattern: wanted.pattern }));
  if (wanted.include !== undefined)
    parts.push(message('checks.text-include', { text: wanted.include }));
  if (wanted.exclude !== undefined)
    parts.push(message('checks.text-exclude', { text: wanted.exclude }));
  return parts.length === 0 ? message('checks.text-exists') : joined(parts);
}
