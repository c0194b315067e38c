import type { Kysely } from 'kysely';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Tables } from './schema.ts';

/** Until when things are over, in ms since 1970. */
export interface Past {
  /** Sessions that ended, or that last no longer than this. */
  readonly sessions: number;
  /** Links whose time was over before this. */
  readonly links: number;
  /** Failed tries to sign in whose last was before this. */
  readonly failures: number;
}

/** What there was to forget, by how many. */
export interface Forgotten {
  readonly sessions: number;
  readonly links: number;
  readonly failures: number;
}

/** What is of no use any more once its time is over. */
export interface Expired {
  /**
   * Forgets it. Of everybody's sessions the last stays, without its address and browser: it says when they were last
   * here.
   */
  forget(past: Past): Promise<Forgotten>;
}

async function forgetOne(trx: Kysely<Tables>, past: Past): Promise<Forgotten> {
  const sessions = await trx
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('ended_at', 'is not', null), eb('expires_at', '<=', past.sessions)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('sessions as later')
          .select('later.id')
          .whereRef('later.person_id', '=', 'sessions.person_id')
          .where((inner) =>
            inner.or([
              inner('later.seen_at', '>', inner.ref('sessions.seen_at')),
              inner.and([
                inner('later.seen_at', '=', inner.ref('sessions.seen_at')),
                inner('later.id', '>', inner.ref('sessions.id')),
              ]),
            ]),
          ),
      ),
    )
    .executeTakeFirst();
  await trx
    .updateTable('sessions')
    .set({ address: '', agent: '' })
    .where((eb) => eb.or([eb('ended_at', 'is not', null), eb('expires_at', '<=', past.sessions)]))
    .where('address', '!=', '')
    .execute();
  const links = await trx
    .deleteFrom('one_time_links')
    .where('expires_at', '<', past.links)
    .executeTakeFirst();
  const failures = await trx
    .deleteFrom('sign_in_failures')
    .where('failed_at', '<', past.failures)
    .executeTakeFirst();
  return {
    sessions: Number(sessions.numDeletedRows),
    links: Number(links.numDeletedRows),
    failures: Number(failures.numDeletedRows),
  };
}

export function expired(writer: GroupCommit): Expired {
  return { forget: writer.lane(each(forgetOne)) };
}
