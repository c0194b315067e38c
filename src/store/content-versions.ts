import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { Read } from './reading.ts';

/** A chapter's content as it stood when grades were made with it; `hash` names the body. Time in ms since 1970. */
export interface ContentVersion {
  readonly hash: string;
  readonly chapter: string;
  readonly body: JsonValue;
  readonly loadedAt: number;
}

/** The content behind the grades. A response names its version, so a version is kept before the response is. */
export interface ContentVersions {
  /** Keeps a version; one that is kept already stays as it is. */
  keep(version: ContentVersion): Promise<void>;
  get(hash: string): Promise<ContentVersion | null>;
}

export function contentVersions(read: Read, writer: GroupCommit): ContentVersions {
  const insert = writer.lane(
    each(async (trx, version: ContentVersion) => {
      await trx
        .insertInto('content_versions')
        .values({
          hash: version.hash,
          chapter: version.chapter,
          body: toJsonText(version.body),
          loaded_at: version.loadedAt,
        })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
    }),
  );
  return {
    keep: insert,
    get: async (hash) => {
      const row = await read((db) =>
        db.selectFrom('content_versions').selectAll().where('hash', '=', hash).executeTakeFirst(),
      );
      if (row === undefined) return null;
      return {
        hash: row.hash,
        chapter: row.chapter,
        body: fromJsonText(row.body, 'content_versions.body'),
        loadedAt: row.loaded_at,
      };
    },
  };
}
