import type { Kysely } from 'kysely';
import { queryById } from './compiled.ts';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { type Role, roleFromText } from './people.ts';
import type { Read } from './reading.ts';
import type { Tables } from './schema.ts';

/** A token that a teacher made for a script; times in ms since 1970. */
export interface NewApiToken {
  readonly id: string;
  /** What is kept of its secret. */
  readonly tokenHash: string;
  readonly name: string;
  readonly madeAt: number;
  /** The id of the person who made it. */
  readonly madeBy: string;
}

/** A token as it is kept, with what its maker is in the class today. */
export interface ApiToken extends Omit<NewApiToken, 'tokenHash'> {
  /** When it was last used, to about a minute; null: never. */
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
  readonly maker: { readonly name: string; readonly role: Role; readonly removedAt: number | null };
}

/** The keys by which scripts read scores. */
export interface ApiTokens {
  make(token: NewApiToken): Promise<void>;
  /** The token with this hash, also one that was revoked; null where there is none. */
  find(tokenHash: string): Promise<ApiToken | null>;
  /** All that were not revoked, the newest first. */
  list(): Promise<readonly ApiToken[]>;
  /** Notes that it was used. */
  use(id: string, at: number): Promise<void>;
  /** Ends it; gives false where there is none of this id that still works. */
  revoke(id: string, at: number): Promise<boolean>;
}

function selectTokens(db: Kysely<Tables>) {
  return db
    .selectFrom('api_tokens')
    .innerJoin('people', 'people.id', 'api_tokens.made_by')
    .innerJoin('learners', 'learners.id', 'people.id')
    .select(['api_tokens.id', 'api_tokens.name', 'made_at', 'made_by', 'used_at', 'revoked_at'])
    .select(['people.role', 'people.removed_at', 'learners.name as maker_name']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTokens>['executeTakeFirstOrThrow']>>;

function fromRow(row: Row): ApiToken {
  return {
    id: row.id,
    name: row.name,
    madeAt: row.made_at,
    madeBy: row.made_by,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
    maker: { name: row.maker_name, role: roleFromText(row.role), removedAt: row.removed_at },
  };
}

const byHash = queryById((db, hash) => selectTokens(db).where('token_hash', '=', hash));

export function apiTokens(read: Read, writer: GroupCommit): ApiTokens {
  const make = writer.lane(
    each(async (trx, token: NewApiToken) => {
      await trx
        .insertInto('api_tokens')
        .values({
          id: token.id,
          token_hash: token.tokenHash,
          name: token.name,
          made_at: token.madeAt,
          made_by: token.madeBy,
          used_at: null,
          revoked_at: null,
        })
        .execute();
    }),
  );
  const use = writer.lane(
    each(async (trx, { id, at }: { id: string; at: number }) => {
      await trx.updateTable('api_tokens').set({ used_at: at }).where('id', '=', id).execute();
    }),
  );
  const revoke = writer.lane(
    each(async (trx, { id, at }: { id: string; at: number }) => {
      const { numUpdatedRows } = await trx
        .updateTable('api_tokens')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    }),
  );
  return {
    make,
    find: async (tokenHash) => {
      const [row] = await read((db) => byHash(db, tokenHash));
      return row === undefined ? null : fromRow(row);
    },
    list: async () => {
      const rows = await read((db) =>
        selectTokens(db).where('revoked_at', 'is', null).orderBy('api_tokens.id', 'desc').execute(),
      );
      return rows.map(fromRow);
    },
    use: (id, at) => use({ id, at }),
    revoke: (id, at) => revoke({ id, at }),
  };
}
