import type { Kysely, Selectable } from 'kysely';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import type { GroupCommit } from './group-commit.ts';
import {
  addPerson,
  changePerson,
  countTeachers,
  lockTeachers,
  type Person,
  type PersonChange,
} from './people.ts';
import type { Read } from './reading.ts';
import type { OneTimeLinksTable, Tables } from './schema.ts';
import { endSessions, type NewSession, startSession } from './sessions.ts';

/** `set-up` makes the first teacher; `card` and `reset` let their person choose a password. */
export const linkPurposes = ['set-up', 'card', 'reset'] as const;

export type LinkPurpose = (typeof linkPurposes)[number];

/** A link that works once. Times in ms since 1970. */
export interface OneTimeLink {
  readonly purpose: LinkPurpose;
  /** Whom it is for; null for the first teacher, whom it makes. */
  readonly personId: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/** A link that is made; of its code only the hash is kept. */
export interface NewLink extends Omit<OneTimeLink, 'usedAt'> {
  readonly codeHash: string;
}

/**
 * What using a link does, all or nothing: the first teacher is added (unless a teacher can sign in already), or the
 * person is changed; their sessions end, and this one begins.
 */
export interface LinkUse {
  readonly codeHash: string;
  readonly at: number;
  readonly whom: { readonly firstTeacher: Person } | { readonly changed: PersonChange };
  readonly session: NewSession;
}

/** Links that work once. */
export interface OneTimeLinks {
  /** Makes links; those made before for the same people, or for the first teacher, work no more. */
  makeAll(links: readonly NewLink[]): Promise<void>;
  get(codeHash: string): Promise<OneTimeLink | null>;
  /** Whether it could be used: of two who use it at once one is told false, and nothing of theirs is saved. */
  use(use: LinkUse): Promise<boolean>;
}

function fromRow(row: Selectable<OneTimeLinksTable>): OneTimeLink {
  const purpose = linkPurposes.find((one) => one === row.purpose);
  if (purpose === undefined) {
    throw new StoreError(
      'unreadable-row',
      `A row's one_time_links.purpose should be one of ${linkPurposes.join(', ')}, and is "${row.purpose.slice(0, 40)}". The database was changed from outside: restore it from a backup.`,
    );
  }
  return {
    purpose,
    personId: row.person_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}

async function makeOne(trx: Kysely<Tables>, link: NewLink): Promise<void> {
  await trx
    .deleteFrom('one_time_links')
    .where('used_at', 'is', null)
    .$if(link.personId !== null, (qb) => qb.where('person_id', '=', link.personId))
    .$if(link.personId === null, (qb) => qb.where('person_id', 'is', null))
    .execute();
  await trx
    .insertInto('one_time_links')
    .values({
      code_hash: link.codeHash,
      purpose: link.purpose,
      person_id: link.personId,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute();
}

async function useOne(trx: Kysely<Tables>, use: LinkUse): Promise<boolean> {
  const { whom, session, at } = use;
  if ('firstTeacher' in whom) {
    await lockTeachers(trx);
    if ((await countTeachers(trx)) > 0) return false;
  }
  const { numUpdatedRows } = await trx
    .updateTable('one_time_links')
    .set({ used_at: at })
    .where('code_hash', '=', use.codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if ('firstTeacher' in whom) await addPerson(trx, whom.firstTeacher);
  else await changePerson(trx, whom.changed);
  await endSessions(trx, { personId: session.personId, at });
  await startSession(trx, session);
  return true;
}

export function oneTimeLinks(read: Read, writer: GroupCommit): OneTimeLinks {
  return {
    makeAll: writer.lane(
      each(async (trx, links: readonly NewLink[]) => {
        for (const link of links) await makeOne(trx, link);
      }),
    ),
    get: async (codeHash) => {
      const row = await read((db) =>
        db
          .selectFrom('one_time_links')
          .selectAll()
          .where('code_hash', '=', codeHash)
          .executeTakeFirst(),
      );
      return row === undefined ? null : fromRow(row);
    },
    use: writer.lane(each(useOne)),
  };
}
