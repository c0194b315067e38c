import type { Kysely, Selectable } from 'kysely';
import { queryById } from './compiled.ts';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { Read } from './reading.ts';
import type { DraftsTable, Tables } from './schema.ts';

/** What is typed and not yet answered. `revision` counts the saves from 1, `tab` wrote it; time in ms since 1970. */
export interface Draft {
  readonly questionAttemptId: string;
  readonly revision: number;
  readonly draft: JsonValue;
  readonly savedAt: number;
  readonly tab: string;
}

/** A save: `baseRevision` is the revision the tab last saw (0 when it saw none). */
export interface DraftSave {
  readonly questionAttemptId: string;
  readonly draft: JsonValue;
  readonly baseRevision: number;
  readonly tab: string;
  readonly savedAt: number;
}

/**
 * `saved`: the database holds this draft now, as `revision`. `conflict`: somebody saved after `baseRevision`;
 * nothing was written, and `current` is what stands there. When `current.tab` is the tab that asks, an answer to
 * its own earlier save was lost, and it may save again on `current.revision`.
 */
export type DraftOutcome =
  | { readonly outcome: 'saved'; readonly revision: number; readonly savedAt: number }
  | { readonly outcome: 'conflict'; readonly current: Draft };

/** What is being typed. A tab never overwrites what it has not seen. */
export interface Drafts {
  get(questionAttemptId: string): Promise<Draft | null>;
  /** Saves on top of `baseRevision`. Saving what already stands there is no conflict, so a request may be sent again. */
  save(save: DraftSave): Promise<DraftOutcome>;
}

function fromRow(row: Selectable<DraftsTable>): Draft {
  return {
    questionAttemptId: row.question_attempt_id,
    revision: row.revision,
    draft: fromJsonText(row.draft, 'drafts.draft'),
    savedAt: row.saved_at,
    tab: row.tab,
  };
}

function find(db: Kysely<Tables>, questionAttemptId: string) {
  return db.selectFrom('drafts').selectAll().where('question_attempt_id', '=', questionAttemptId);
}

const foundDrafts = queryById(find);

async function writeOne(trx: Kysely<Tables>, save: DraftSave): Promise<DraftOutcome> {
  const draft = toJsonText(save.draft);
  const revision = save.baseRevision + 1;
  const columns = { revision, draft, saved_at: save.savedAt, tab: save.tab };
  // One statement decides, so that two servers on one database cannot both win.
  const written = await trx
    .insertInto('drafts')
    .values({ question_attempt_id: save.questionAttemptId, ...columns })
    .onConflict((conflict) =>
      conflict
        .column('question_attempt_id')
        .doUpdateSet(columns)
        .where('drafts.revision', '=', save.baseRevision),
    )
    .executeTakeFirst();
  if ((written.numInsertedOrUpdatedRows ?? 0n) > 0n) {
    return { outcome: 'saved', revision, savedAt: save.savedAt };
  }
  const current = await find(trx, save.questionAttemptId).executeTakeFirst();
  if (current === undefined) {
    throw new Error(`The draft of ${save.questionAttemptId} was neither written nor found.`);
  }
  if (current.draft === draft) {
    return { outcome: 'saved', revision: current.revision, savedAt: current.saved_at };
  }
  return { outcome: 'conflict', current: fromRow(current) };
}

export function drafts(read: Read, writer: GroupCommit): Drafts {
  return {
    get: async (questionAttemptId) => {
      const [row] = await read((db) => foundDrafts(db, questionAttemptId));
      return row === undefined ? null : fromRow(row);
    },
    save: writer.lane(each(writeOne)),
  };
}
