import { z } from 'zod';
import { message } from '../i18n/text.ts';
import type { Claim, Held } from './claim.ts';
import { facts } from './words.ts';

/** Conditions that are put together from others of the same kind. */
export interface Combined<E> {
  readonly all?: readonly E[] | undefined;
  readonly any?: readonly E[] | undefined;
  readonly not?: E | undefined;
}

/** The schemas of `all`, `any` and `not` over conditions of one kind, which may hold these again. */
export function combining<E>(conditions: () => z.ZodType<E>) {
  const some = z.lazy(conditions);
  return {
    all: z.array(some).min(1).optional().describe('All of these hold.'),
    any: z.array(some).min(1).optional().describe('At least one of these holds.'),
    not: some.optional().describe('This does not hold.'),
  };
}

/** Whether all claims hold: one that does not decides, then one that cannot be known. */
export function allHold<S>(
  claims: readonly Claim<S>[],
  ...[subject, seen]: Parameters<Claim<S>['holds']>
): Held {
  return all(claims.map((one) => one.holds(subject, seen)));
}

function all(each: readonly Held[]): Held {
  if (each.includes(false)) return false;
  return each.find((one) => one !== true) ?? true;
}

function some(each: readonly Held[]): Held {
  if (each.includes(true)) return true;
  return each.find((one) => one !== false) ?? false;
}

function opposite(held: Held): Held {
  return typeof held === 'boolean' ? !held : held;
}

/** What `all`, `any` and `not` claim; `claimsOf` gives the claims of one of the conditions. */
export function combinedClaims<S, E>(
  given: Combined<E>,
  claimsOf: (conditions: E) => readonly Claim<S>[],
): readonly Claim<S>[] {
  const together = (
    key: string,
    groups: readonly (readonly Claim<S>[])[],
    decide: (each: readonly Held[]) => Held,
  ): Claim<S> => {
    const flat = groups.flat();
    const [first] = flat;
    const said = groups.map((group) => facts(group.map((one) => one.expected)));
    const list = facts(said);
    return {
      key,
      expected:
        key === 'any'
          ? said.reduceRight((rest, one) => message('checks.either', { first: one, rest }))
          : key === 'not'
            ? message('checks.without', { item: list })
            : list,
      holds: (subject, seen) => decide(groups.map((group) => allHold(group, subject, seen))),
      found: (subject, seen) => facts(flat.map((one) => one.found(subject, seen))),
      look: (name) => first?.look(name) ?? null,
      needs: (name) => flat.flatMap((one) => one.needs(name)),
    };
  };
  return [
    ...(given.all ? [together('all', given.all.map(claimsOf), all)] : []),
    ...(given.any ? [together('any', given.any.map(claimsOf), some)] : []),
    ...(given.not ? [together('not', [claimsOf(given.not)], (each) => opposite(all(each)))] : []),
  ];
}
