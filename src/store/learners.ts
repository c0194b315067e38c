import type { Selectable } from 'kysely';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';
import type { LearnersTable } from './schema.ts';

/** Somebody who answers. `createdAt` is in milliseconds since 1970. */
export interface Learner {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly createdAt: number;
}

/** The people who answer; solo mode has one, with the id `solo`. */
export interface Learners {
  /** The learner of this id; made from what is given when there is none, and left as it is when there is. */
  ensure(learner: Learner): Promise<Learner>;
  get(id: string): Promise<Learner | null>;
  /** Everybody, in the order of their ids. */
  list(): Promise<readonly Learner[]>;
}

function fromRow(row: Selectable<LearnersTable>): Learner {
  return { id: row.id, name: row.name, email: row.email, createdAt: row.created_at };
}

export function learners(read: Read, writer: GroupCommit): Learners {
  const get = async (id: string): Promise<Learner | null> => {
    const row = await read((db) =>
      db.selectFrom('learners').selectAll().where('id', '=', id).executeTakeFirst(),
    );
    return row === undefined ? null : fromRow(row);
  };
  const insert = writer.lane(
    each(async (trx, learner: Learner) => {
      await trx
        .insertInto('learners')
        .values({
          id: learner.id,
          name: learner.name,
          email: learner.email,
          created_at: learner.createdAt,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const row = await trx
        .selectFrom('learners')
        .selectAll()
        .where('id', '=', learner.id)
        .executeTakeFirstOrThrow();
      return fromRow(row);
    }),
  );
  return {
    get,
    ensure: async (learner) => (await get(learner.id)) ?? (await insert(learner)),
    list: async () => {
      const rows = await read((db) =>
        db.selectFrom('learners').selectAll().orderBy('id').execute(),
      );
      return rows.map(fromRow);
    },
  };
}
