import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './schema.ts';

type Value = string | number | null | Uint8Array;
type RowOf<T extends string> = Readonly<Record<T, Value>>;

/** Most rows in one statement; a power of two. */
const mostRows = 64;

/**
 * Inserts many rows with few statements. The query builder is asked once for each power of two of rows,
 * and its SQL is used again: building it costs more than SQLite takes to run it.
 */
export class BulkInsert<Column extends string, Row extends RowOf<Column>> {
  readonly #columns: readonly Column[];
  readonly #build: (db: Kysely<Tables>, rows: readonly Row[]) => { compile(): CompiledQuery };
  readonly #compiled = new Map<number, CompiledQuery>();

  /** `build` makes the insert; it must name the columns in the order of `columns`. */
  constructor(
    columns: readonly Column[],
    build: (db: Kysely<Tables>, rows: readonly Row[]) => { compile(): CompiledQuery },
  ) {
    this.#columns = columns;
    this.#build = build;
  }

  /** Inserts the rows, and gives how many were new (a conflict that is let pass does not count). */
  async run(db: Kysely<Tables>, rows: readonly Row[]): Promise<number> {
    let inserted = 0;
    for (let at = 0; at < rows.length; ) {
      const size = Math.min(mostRows, 2 ** Math.floor(Math.log2(rows.length - at)));
      const chunk = rows.slice(at, at + size);
      const parameters = chunk.flatMap((row) => this.#columns.map((column) => row[column]));
      const result = await db.executeQuery({ ...this.#compile(db, chunk), parameters });
      inserted += Number(result.numAffectedRows ?? 0n);
      at += size;
    }
    return inserted;
  }

  #compile(db: Kysely<Tables>, rows: readonly Row[]): CompiledQuery {
    const known = this.#compiled.get(rows.length);
    if (known) return known;
    const compiled = this.#build(db, rows).compile();
    if (compiled.parameters.length !== rows.length * this.#columns.length) {
      throw new Error(
        `Expected ${this.#columns.length} parameters a row, got ${compiled.parameters.length} for ${rows.length} rows.`,
      );
    }
    this.#compiled.set(rows.length, compiled);
    return compiled;
  }
}
