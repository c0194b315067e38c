import type { Kysely, Selectable } from 'kysely';
import { queryById } from './compiled.ts';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import { type Person, personFromRow, selectPeople } from './people.ts';
import type { Read } from './reading.ts';
import type { SessionsTable, Tables } from './schema.ts';

/** A browser that is signed in. Times in ms since 1970. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
  readonly endedAt: number | null;
  /** Where it was last seen from, and what the browser calls itself. */
  readonly address: string;
  readonly agent: string;
}

/** A session that begins; of its token only the hash is kept. */
export interface NewSession extends Omit<Session, 'endedAt'> {
  readonly tokenHash: string;
}

/** Which sessions are to be ended: of one person, all of them, one of them, or all but one. */
export interface SessionsToEnd {
  readonly personId: string;
  readonly only?: string;
  readonly but?: string;
  readonly at: number;
}

/** Who is signed in where. */
export interface Sessions {
  start(session: NewSession): Promise<void>;
  /** The session with this token and its person, also one that ended; null where there is none. */
  find(tokenHash: string): Promise<{ readonly session: Session; readonly person: Person } | null>;
  /** Notes that a session was seen again, and until when it lasts now. */
  touch(seen: Pick<Session, 'id' | 'seenAt' | 'expiresAt' | 'address' | 'agent'>): Promise<void>;
  /** A person's sessions that are not over at `now`, the one that was seen last first. */
  ofPerson(personId: string, now: number): Promise<readonly Session[]>;
  /** Ends those that have not ended; gives how many. */
  end(which: SessionsToEnd): Promise<number>;
}

function fromRow(row: Selectable<SessionsTable>): Session {
  return {
    id: row.id,
    personId: row.person_id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    address: row.address,
    agent: row.agent,
  };
}

/** Ends sessions within a larger write. */
export async function endSessions(trx: Kysely<Tables>, which: SessionsToEnd): Promise<number> {
  const { personId, only, but, at } = which;
  const { numUpdatedRows } = await trx
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (qb) => qb.where('id', '=', only ?? ''))
    .$if(but !== undefined, (qb) => qb.where('id', '!=', but ?? ''))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Starts a session within a larger write. */
export async function startSession(trx: Kysely<Tables>, session: NewSession): Promise<void> {
  await trx
    .insertInto('sessions')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      person_id: session.personId,
      created_at: session.createdAt,
      seen_at: session.seenAt,
      expires_at: session.expiresAt,
      ended_at: null,
      address: session.address,
      agent: session.agent,
    })
    .execute();
}

const byToken = queryById((db, hash) =>
  db.selectFrom('sessions').selectAll().where('token_hash', '=', hash),
);
const personOf = queryById((db, id) => selectPeople(db).where('people.id', '=', id));

export function sessions(read: Read, writer: GroupCommit): Sessions {
  const touch = writer.lane(
    each(
      async (
        trx,
        seen: Pick<Session, 'id' | 'seenAt' | 'expiresAt' | 'address' | 'agent'>,
      ): Promise<void> => {
        await trx
          .updateTable('sessions')
          .set({
            seen_at: seen.seenAt,
            expires_at: seen.expiresAt,
            address: seen.address,
            agent: seen.agent,
          })
          .where('id', '=', seen.id)
          .where('seen_at', '<', seen.seenAt)
          .execute();
      },
    ),
  );
  return {
    start: writer.lane(each(startSession)),
    find: async (tokenHash) => {
      const [row] = await read((db) => byToken(db, tokenHash));
      if (row === undefined) return null;
      const [person] = await read((db) => personOf(db, row.person_id));
      return person === undefined ? null : { session: fromRow(row), person: personFromRow(person) };
    },
    touch,
    ofPerson: async (personId, now) => {
      const rows = await read((db) =>
        db
          .selectFrom('sessions')
          .selectAll()
          .where('person_id', '=', personId)
          .where('ended_at', 'is', null)
          .where('expires_at', '>', now)
          .orderBy('seen_at', 'desc')
          .orderBy('id')
          .execute(),
      );
      return rows.map(fromRow);
    },
    end: writer.lane(each(endSessions)),
  };
}
