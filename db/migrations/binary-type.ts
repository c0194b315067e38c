import type { ColumnDataType, Kysely } from 'kysely';

/** The column type for bytes: the one type whose name the two databases do not share. */
export function binaryType(db: Kysely<unknown>): ColumnDataType {
  return db.getExecutor().adapter.supportsMultipleConnections ? 'bytea' : 'blob';
}
