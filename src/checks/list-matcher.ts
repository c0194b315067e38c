import { z } from 'zod';
import { message, type Text } from '../i18n/text.ts';
import { alone } from './alone.ts';
import { type NumberMatcher, numberHolds, numberWanted, wholeNumber } from './number-matcher.ts';
import { isMapping, pick } from './pick.ts';
import { joined } from './words.ts';

/** What a list must hold, in any order: exactly these, or at least these, or none of these, or so many. */
export type ListMatcher<W> =
  | readonly W[]
  | {
      readonly include?: W | readonly W[] | undefined;
      readonly exclude?: W | readonly W[] | undefined;
      readonly count?: NumberMatcher | undefined;
    };

/** The schema of a list matcher over items of one schema. */
export function listMatcher<W>(item: z.ZodType<W>): z.ZodType<ListMatcher<W>> {
  const some = pick([item, z.array(item).min(1)], (input) => (Array.isArray(input) ? 1 : 0));
  const asked = z
    .strictObject({
      include: some.optional().describe('Each of these is there, whatever else is.'),
      exclude: some.optional().describe('None of these is there.'),
      count: wholeNumber(0, 100_000).optional().describe('How many there are in all.'),
    })
    .refine((given) => Object.keys(given).length > 0, {
      when: alone,
      message: 'a list, or one of `include`, `exclude`, `count`',
    });
  const exactly = z.array(item).describe('Exactly these, in any order.');
  return pick([exactly, asked], (input) => (isMapping(input) ? 1 : 0));
}

function several<W>(given: W | readonly W[] | undefined): readonly W[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? given : [given as W];
}

/** The items that must be there. */
export function included<W>(wanted: ListMatcher<W>): readonly W[] {
  return 'include' in wanted ? several(wanted.include) : Array.isArray(wanted) ? wanted : [];
}

/** The items that must not be there. */
export function excluded<W>(wanted: ListMatcher<W>): readonly W[] {
  return 'exclude' in wanted ? several(wanted.exclude) : [];
}

/** How many items there must be in all; undefined where any number will do. */
export function counted<W>(wanted: ListMatcher<W>): NumberMatcher | undefined {
  return 'count' in wanted ? wanted.count : undefined;
}

/** Whether each wanted item can be given an item of its own, so that one thing never counts twice. */
function paired<T, W>(
  items: readonly T[],
  wanted: readonly W[],
  holds: (item: T, wanted: W) => boolean,
): boolean {
  const takenBy = new Map<number, number>();
  const place = (index: number, tried: Set<number>): boolean => {
    const one = wanted[index];
    if (one === undefined) return false;
    return items.some((item, at) => {
      if (tried.has(at) || !holds(item, one)) return false;
      tried.add(at);
      const holder = takenBy.get(at);
      if (holder !== undefined && !place(holder, tried)) return false;
      takenBy.set(at, index);
      return true;
    });
  };
  return wanted.every((_, index) => place(index, new Set()));
}

/** Whether a list is as wanted; the order of neither side matters. */
export function listHolds<T, W>(
  items: readonly T[],
  wanted: ListMatcher<W>,
  holds: (item: T, wanted: W) => boolean,
): boolean {
  const exact = Array.isArray(wanted);
  const count = counted(wanted);
  return (
    (count === undefined || numberHolds(items.length, count)) &&
    (!exact || items.length === wanted.length) &&
    paired(items, included(wanted), holds) &&
    !excluded(wanted).some((one) => items.some((item) => holds(item, one)))
  );
}

/** Whether a list of which only a part is known is as wanted; null where the rest would decide. */
export function partHolds<T, W>(
  items: readonly T[],
  wanted: ListMatcher<W>,
  holds: (item: T, wanted: W) => boolean,
): boolean | null {
  if (excluded(wanted).some((one) => items.some((item) => holds(item, one)))) return false;
  const isOpen =
    Array.isArray(wanted) || counted(wanted) !== undefined || excluded(wanted).length > 0;
  return !isOpen && paired(items, included(wanted), holds) ? true : null;
}

/** What is wanted of a list, in words; `say` words one item. */
export function listWanted<W>(wanted: ListMatcher<W>, say: (one: W) => Text): Text {
  const must = included(wanted);
  const mustNot = excluded(wanted);
  const exact = Array.isArray(wanted);
  if (exact) return message('checks.exactly', { list: joined(must.map(say)) });
  const count = counted(wanted);
  return joined([
    ...must.map(say),
    ...mustNot.map((one) => message('checks.without', { item: say(one) })),
    ...(count === undefined ? [] : [message('checks.count', { count: numberWanted(count) })]),
  ]);
}
