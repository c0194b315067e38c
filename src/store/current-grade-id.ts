import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** The id of a response's current grade, as a transaction sees it; null where there is no such response. */
export async function currentGradeId(
  trx: Kysely<Tables>,
  responseId: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('grades')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('response_id', '=', responseId)
    .executeTakeFirst();
  return row?.id ?? null;
}
