import type { BoardRow } from './board-row.ts';
import type { Snapshot } from './snapshot.ts';

/** A row, and the version of the board at which it became what it is. */
export interface VersionedRow {
  readonly row: BoardRow;
  readonly version: number;
}

/** A board as it stands: its rows by name. */
export interface Board {
  /** Counts what was shown, from 1. */
  readonly version: number;
  readonly snapshot: Snapshot;
  readonly rows: readonly VersionedRow[];
}

/** Numbers the versions of a board's rows: a row that says the same keeps its version, and is the same object. */
export function versionRows(): (rows: readonly BoardRow[]) => Pick<Board, 'version' | 'rows'> {
  let kept = new Map<string, VersionedRow & { readonly key: string }>();
  let version = 0;
  return (rows) => {
    const next = version + 1;
    const versioned = rows.map((row) => {
      const key = JSON.stringify(row);
      const before = kept.get(row.learner);
      return before?.key === key ? before : { row, key, version: next };
    });
    const isNew = versioned.some((one) => one.version === next) || kept.size !== rows.length;
    if (isNew) version = next;
    kept = new Map(versioned.map((one) => [one.row.learner, one]));
    return { version, rows: versioned };
  };
}
