import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { alone } from './alone.ts';
import { isMapping, pick } from './pick.ts';
import { code, codes, joined } from './words.ts';

/** What a number must be: a value (equal), or conditions that must all hold. `V` is how a value is written. */
export type Comparison<V> =
  | V
  | {
      readonly 'one-of'?: readonly V[] | undefined;
      readonly greater?: V | undefined;
      readonly less?: V | undefined;
    };

export type NumberMatcher = Comparison<number>;

/** A schema for a comparison with values of this schema, which are no mappings. */
export function comparison<V>(value: z.ZodType<V>): z.ZodType<Comparison<V>> {
  const asked = z
    .strictObject({
      'one-of': z.array(value).min(1).optional().describe('Equal to one of these.'),
      greater: value.optional().describe('More than this.'),
      less: value.optional().describe('Less than this.'),
    })
    .refine((given) => Object.keys(given).length > 0, {
      when: alone,
      message: 'one of `one-of`, `greater`, `less`',
    });
  return pick([value, asked], (input) => (isMapping(input) ? 1 : 0));
}

/** A schema for a comparison with whole numbers. */
export function wholeNumber(least: number, most: number): z.ZodType<NumberMatcher> {
  return comparison(z.int().min(least).max(most));
}

function parts<V>(wanted: Comparison<V>): Exclude<Comparison<V>, V> | { readonly equal: V } {
  return isMapping(wanted) ? (wanted as Exclude<Comparison<V>, V>) : { equal: wanted as V };
}

/** Whether a number is as wanted; `numberOf` gives the number that a written value means. */
export function compares<V>(
  number: number,
  wanted: Comparison<V>,
  numberOf: (value: V) => number,
): boolean {
  const given = parts(wanted);
  if ('equal' in given) return number === numberOf(given.equal);
  return (
    (given['one-of'] === undefined || given['one-of'].some((one) => numberOf(one) === number)) &&
    (given.greater === undefined || number > numberOf(given.greater)) &&
    (given.less === undefined || number < numberOf(given.less))
  );
}

/** What is wanted of a number, in words. */
export function comparisonWanted<V>(wanted: Comparison<V>): Text {
  const given = parts(wanted);
  if ('equal' in given) return code(String(given.equal));
  const said: Text[] = [];
  if (given['one-of'] !== undefined)
    said.push(message('checks.one-of', { list: codes(given['one-of'].map(String)) }));
  if (given.greater !== undefined)
    said.push(message('checks.greater', { than: String(given.greater) }));
  if (given.less !== undefined) said.push(message('checks.less', { than: String(given.less) }));
  return joined(said);
}

/** Whether a number is as wanted. */
export function numberHolds(number: number, wanted: NumberMatcher): boolean {
  return compares(number, wanted, (value) => value);
}

/** What is wanted of a number, in words. */
export function numberWanted(wanted: NumberMatcher): Text {
  return comparisonWanted(wanted);
}
