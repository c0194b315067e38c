import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { fromJsonText, type JsonValue, toJsonText } from './json.ts';
import type { Read } from './reading.ts';

/** What a class decided, by its key. */
export interface Settings {
  /** The value as it was set; null where it never was. */
  get(key: string): Promise<JsonValue>;
  set(key: string, value: JsonValue): Promise<void>;
}

export function settings(read: Read, writer: GroupCommit): Settings {
  const write = writer.lane(
    each(async (trx, { key, value }: { key: string; value: string }) => {
      await trx
        .insertInto('settings')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    }),
  );
  return {
    get: async (key) => {
      const row = await read((db) =>
        db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst(),
      );
      return row === undefined ? null : fromJsonText(row.value, 'settings.value');
    },
    set: (key, value) => write({ key, value: toJsonText(value) }),
  };
}
