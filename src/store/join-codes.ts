import type { Kysely } from 'kysely';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { addPerson, type Person } from './people.ts';
import type { Read } from './reading.ts';
import type { Tables } from './schema.ts';
import { type NewSession, startSession } from './sessions.ts';

/** A code by which students join; whoever joins is put into `section`. Time in ms since 1970. */
export interface JoinCode {
  readonly code: string;
  readonly section: string | null;
  readonly openedAt: number;
}

/** The way into the class for whoever was given its code; at most one is open. */
export interface JoinCodes {
  open(): Promise<JoinCode | null>;
  /** Opens this one, and closes the one before. */
  replace(code: JoinCode): Promise<void>;
  close(at: number): Promise<void>;
  /** Saves who joins and signs them in, all or nothing; false where the code was closed meanwhile. */
  join(joining: {
    readonly code: string;
    readonly person: Person;
    readonly session: NewSession;
  }): Promise<boolean>;
}

async function closeAll(trx: Kysely<Tables>, at: number): Promise<void> {
  await trx
    .updateTable('join_codes')
    .set({ closed_at: at })
    .where('closed_at', 'is', null)
    .execute();
}

function openCode(db: Kysely<Tables>) {
  return db.selectFrom('join_codes').selectAll().where('closed_at', 'is', null);
}

export function joinCodes(read: Read, writer: GroupCommit): JoinCodes {
  return {
    open: async () => {
      const row = await read((db) => openCode(db).executeTakeFirst());
      return row === undefined
        ? null
        : { code: row.code, section: row.section, openedAt: row.opened_at };
    },
    replace: writer.lane(
      each(async (trx, { code, section, openedAt }: JoinCode) => {
        await closeAll(trx, openedAt);
        await trx
          .insertInto('join_codes')
          .values({ code, section, opened_at: openedAt, closed_at: null })
          .execute();
      }),
    ),
    close: writer.lane(each(closeAll)),
    join: writer.lane(
      each(async (trx, joining: { code: string; person: Person; session: NewSession }) => {
        const open = await openCode(trx).where('code', '=', joining.code).executeTakeFirst();
        if (open === undefined) return false;
        await addPerson(trx, joining.person);
        await startSession(trx, joining.session);
        return true;
      }),
    ),
  };
}
