import { type Kysely, type Selectable, sql } from 'kysely';
import { each } from './each.ts';
import { StoreError } from './errors.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';
import type { LearnersTable, PeopleTable, Tables } from './schema.ts';

/** What somebody may do in a class. */
export const roles = ['teacher', 'assistant', 'student'] as const;

export type Role = (typeof roles)[number];

/** Somebody of a class; their work is kept under the same id. Times in ms since 1970. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** What they sign in with. */
  readonly login: string;
  readonly email: string | null;
  /** Their id in another system, such as a student number. */
  readonly externalId: string | null;
  readonly section: string | null;
  readonly role: Role;
  /** null as long as they chose no password. */
  readonly passwordHash: string | null;
  readonly createdAt: number;
  readonly removedAt: number | null;
}

/** A person of the list, and when they were last here (null: never). */
export interface ListedPerson extends Person {
  readonly seenAt: number | null;
}

/** What is to be changed of a person; what is not named stays. */
export interface PersonChange {
  readonly id: string;
  readonly changes: Partial<Omit<Person, 'id' | 'createdAt'>>;
}

/** A login or an e-mail address as it is compared: upper and lower case, and how it is encoded, do not matter. */
export function loginKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** The people of a class. A login, an address or an external id that somebody else has is refused (`refused`). */
export interface People {
  get(id: string): Promise<Person | null>;
  /** Whoever has this login, else whoever has this e-mail address. */
  findByLogin(login: string): Promise<Person | null>;
  /** Everybody, also who was removed, by name. */
  list(): Promise<readonly ListedPerson[]>;
  /** Adds and changes people, all or none. */
  save(roster: {
    readonly added: readonly Person[];
    readonly changed: readonly PersonChange[];
  }): Promise<void>;
  /** Changes one, unless that would leave the class without a teacher who can sign in: then false. */
  change(change: PersonChange): Promise<boolean>;
  /** Whether there is a teacher who has a password and was not removed. */
  hasTeacher(): Promise<boolean>;
  /** How many students stand before this person in the list by name; whoever was removed is not counted. */
  placeOf(id: string): Promise<number>;
}

type PersonRow = Selectable<PeopleTable> &
  Pick<Selectable<LearnersTable>, 'name' | 'email' | 'created_at'>;

/** The role a column names; a `StoreError` for a word that is none. */
export function roleFromText(text: string): Role {
  const role = roles.find((one) => one === text);
  if (role !== undefined) return role;
  throw new StoreError(
    'unreadable-row',
    `A row's people.role should be one of ${roles.join(', ')}, and is "${text.slice(0, 40)}". The database was changed from outside: restore it from a backup.`,
  );
}

export function personFromRow(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    login: row.login,
    email: row.email,
    externalId: row.external_id,
    section: row.section,
    role: roleFromText(row.role),
    passwordHash: row.password_hash,
    createdAt: row.created_at,
    removedAt: row.removed_at,
  };
}

/** All people, with what their learner's row holds. */
export function selectPeople(db: Kysely<Tables>) {
  return db
    .selectFrom('people')
    .innerJoin('learners', 'learners.id', 'people.id')
    .selectAll('people')
    .select(['learners.name', 'learners.email', 'learners.created_at']);
}

/** Adds a person within a larger write. */
export async function addPerson(trx: Kysely<Tables>, person: Person): Promise<void> {
  const { id, name, email } = person;
  await trx
    .insertInto('learners')
    .values({ id, name, email, created_at: person.createdAt })
    .execute();
  await trx
    .insertInto('people')
    .values({
      id,
      role: person.role,
      login: person.login,
      login_key: loginKey(person.login),
      email_key: email === null ? null : loginKey(email),
      external_id: person.externalId,
      section: person.section,
      password_hash: person.passwordHash,
      removed_at: person.removedAt,
    })
    .execute();
}

/** Changes what is named of a person, and nothing else, within a larger write. */
export async function changePerson(
  trx: Kysely<Tables>,
  { id, changes }: PersonChange,
): Promise<void> {
  const { name, email, login, externalId, section, role, passwordHash, removedAt } = changes;
  const learner = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
  const person = {
    ...(login !== undefined && { login, login_key: loginKey(login) }),
    ...(email !== undefined && { email_key: email === null ? null : loginKey(email) }),
    ...(externalId !== undefined && { external_id: externalId }),
    ...(section !== undefined && { section }),
    ...(role !== undefined && { role }),
    ...(passwordHash !== undefined && { password_hash: passwordHash }),
    ...(removedAt !== undefined && { removed_at: removedAt }),
  };
  if (Object.keys(learner).length > 0)
    await trx.updateTable('learners').set(learner).where('id', '=', id).execute();
  if (Object.keys(person).length > 0)
    await trx.updateTable('people').set(person).where('id', '=', id).execute();
}

/** How many teachers there are who can sign in, this one aside. */
export async function countTeachers(db: Kysely<Tables>, but = ''): Promise<number> {
  const { count } = await db
    .selectFrom('people')
    .select(sql<number>`count(*)`.as('count'))
    .where('role', '=', 'teacher')
    .where('removed_at', 'is', null)
    .where('password_hash', 'is not', null)
    .where('id', '!=', but)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Keeps whoever decides about teachers at the same time on another server waiting until this is committed. */
export async function lockTeachers(trx: Kysely<Tables>): Promise<void> {
  await trx
    .insertInto('settings')
    .values({ key: 'teachers-lock', value: '0' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '0' }))
    .execute();
}

export function people(read: Read, writer: GroupCommit): People {
  const save = writer.lane(
    each(async (trx, roster: { added: readonly Person[]; changed: readonly PersonChange[] }) => {
      for (const person of roster.added) await addPerson(trx, person);
      for (const change of roster.changed) await changePerson(trx, change);
    }),
  );
  const change = writer.lane(
    each(async (trx, wanted: PersonChange) => {
      const { role = 'teacher', removedAt = null } = wanted.changes;
      if (role !== 'teacher' || removedAt !== null) {
        await lockTeachers(trx);
        if ((await countTeachers(trx, wanted.id)) === 0) return false;
      }
      await changePerson(trx, wanted);
      return true;
    }),
  );
  return {
    get: async (id) => {
      const row = await read((db) =>
        selectPeople(db).where('people.id', '=', id).executeTakeFirst(),
      );
      return row === undefined ? null : personFromRow(row);
    },
    findByLogin: async (login) => {
      const key = loginKey(login);
      const rows = await read((db) =>
        selectPeople(db)
          .where((eb) => eb.or([eb('login_key', '=', key), eb('email_key', '=', key)]))
          .execute(),
      );
      const row = rows.find((one) => one.login_key === key) ?? rows[0];
      return row === undefined ? null : personFromRow(row);
    },
    list: async () => {
      const rows = await read((db) =>
        selectPeople(db)
          .select((eb) =>
            eb
              .selectFrom('sessions')
              .select((inner) => inner.fn.max('sessions.seen_at').as('seen_at'))
              .whereRef('sessions.person_id', '=', 'people.id')
              .as('seen_at'),
          )
          .orderBy('learners.name')
          .orderBy('people.id')
          .execute(),
      );
      return rows.map((row) => ({ ...personFromRow(row), seenAt: row.seen_at }));
    },
    save,
    change,
    hasTeacher: async () => (await read((db) => countTeachers(db))) > 0,
    placeOf: async (id) => {
      const rows = await read((db) =>
        db
          .selectFrom('people')
          .innerJoin('learners', 'learners.id', 'people.id')
          .select('people.id')
          .where((eb) =>
            eb.or([
              eb('people.id', '=', id),
              eb.and([eb('people.role', '=', 'student'), eb('people.removed_at', 'is', null)]),
            ]),
          )
          .orderBy('learners.name')
          .orderBy('people.id')
          .execute(),
      );
      return Math.max(
        0,
        rows.findIndex((row) => row.id === id),
      );
    },
  };
}
