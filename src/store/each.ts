import type { Kysely } from 'kysely';
import type { WriteMany } from './lane.ts';
import type { Tables } from './schema.ts';

/** Writes one after the other inside the shared transaction: for what is written too seldom to be worth a joint insert. */
export function each<I, O>(
  writeOne: (trx: Kysely<Tables>, input: I) => Promise<O>,
): WriteMany<I, O> {
  return async (trx, inputs) => {
    const outcomes: O[] = [];
    for (const input of inputs) outcomes.push(await writeOne(trx, input));
    return outcomes;
  };
}
