import type { Compilable, CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * A query that differs only in one id, which may stand in it more than once and is all that varies: it is built and
 * compiled once a database, because that costs more than to run it.
 */
export function queryById<R>(
  build: (db: Kysely<Tables>, id: string) => Compilable<R>,
): (db: Kysely<Tables>, id: string) => Promise<readonly R[]> {
  const compiled = new WeakMap<Kysely<Tables>, CompiledQuery<R>>();
  return async (db, id) => {
    let query = compiled.get(db);
    if (!query) {
      query = build(db, '').compile();
      compiled.set(db, query);
    }
    const parameters = query.parameters.map(() => id);
    const { rows } = await db.executeQuery<R>({ ...query, parameters });
    return rows;
  };
}
