import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { UnsoundError } from './backup-error.ts';

/** How much work a database holds. */
export interface Holdings {
  readonly learners: number;
  readonly attempts: number;
  readonly responses: number;
  readonly grades: number;
}

/** A query that gives one row of the four counts; both databases take it. */
export const countHoldings = `select
  (select count(*) from learners) as learners,
  (select count(*) from attempts) as attempts,
  (select count(*) from responses) as responses,
  (select count(*) from grades) as grades`;

/** Reads that row: PostgreSQL gives counts as text. */
export const holdingsRow = z.object({
  learners: z.coerce.number(),
  attempts: z.coerce.number(),
  responses: z.coerce.number(),
  grades: z.coerce.number(),
});

/** A SQLite file as it is kept: the steps of its schema, and what is in it. */
export interface Kept {
  readonly steps: readonly string[];
  readonly holdings: Holdings;
}

const tablesOfOurs = ['kysely_migration', 'learners', 'attempts', 'responses', 'grades'];

/** Counts what is in an open database of Plimsoll's; `file` names it in the `UnsoundError` of any other. */
export function lookInto(database: Database, file: string): Kept {
  const tables = z
    .array(z.string())
    .parse(database.prepare("select name from sqlite_schema where type = 'table'").pluck().all());
  if (tablesOfOurs.some((name) => !tables.includes(name))) {
    throw new UnsoundError(message('backup.notPlimsoll', { file }));
  }
  const steps = database.prepare('select name from kysely_migration order by name').pluck().all();
  return {
    steps: z.array(z.string()).parse(steps),
    holdings: holdingsRow.parse(database.prepare(countHoldings).get()),
  };
}

/** The same, after every page, index and reference was looked at. Throws an `UnsoundError` where one is amiss. */
export function lookThrough(database: Database, file: string): Kept {
  const damage = z.string().parse(database.pragma('integrity_check(1)', { simple: true }));
  if (damage !== 'ok') throw new UnsoundError(message('backup.damaged', { file, said: damage }));
  const strays = z
    .array(z.object({ table: z.string() }))
    .parse(database.pragma('foreign_key_check'));
  const [stray] = strays;
  if (stray !== undefined) {
    const said = `foreign_key_check: ${stray.table} (${strays.length})`;
    throw new UnsoundError(message('backup.damaged', { file, said }));
  }
  return lookInto(database, file);
}
