import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { isMapping, pick } from './pick.ts';
import { codes } from './words.ts';

/** A schema for a whole number (equal), or `{one-of: […]}`. */
export function wholeNumber(least: number, most: number) {
  const number = z.int().min(least).max(most);
  return pick([number, z.strictObject({ 'one-of': z.array(number).min(1) })], (input) =>
    isMapping(input) ? 1 : 0,
  );
}

export type NumberMatcher = number | { readonly 'one-of': readonly number[] };

/** Whether a number is as wanted. */
export function numberHolds(number: number, wanted: NumberMatcher): boolean {
  return typeof wanted === 'number' ? number === wanted : wanted['one-of'].includes(number);
}

/** What is wanted of a number, in words. */
export function numberWanted(wanted: NumberMatcher): Text {
  if (typeof wanted === 'number') return message('checks.code', { text: String(wanted) });
  return message('checks.one-of', { list: codes(wanted['one-of'].map(String)) });
}
