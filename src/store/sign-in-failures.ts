import type { Kysely } from 'kysely';
import { each } from './each.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Read } from './reading.ts';
import type { Tables } from './schema.ts';

/** Whose tries are counted: those for one account, or those from one address. */
export type FailureScope = 'account' | 'address';

/** What is counted, by its name there; an account's is a hash, for it may be anything that was typed. */
export interface FailureKey {
  readonly scope: FailureScope;
  readonly name: string;
}

/** The failures counted so far, and when the last was (ms since 1970). */
export interface Failures {
  readonly failures: number;
  readonly failedAt: number;
}

/** A try that is to be counted before it is made, unless `mustWait` says so of what is counted already. */
export interface CountedTry {
  readonly key: FailureKey;
  readonly at: number;
  /** Failures before this time are forgotten. */
  readonly forgetBefore: number;
  readonly mustWait: (failures: Failures) => boolean;
}

/** Failed tries to sign in. */
export interface SignInFailures {
  get(key: FailureKey): Promise<Failures | null>;
  /**
   * Counts a try, and gives what is counted with it; where it must wait it is not counted, and `waits` is true. Of
   * many tries at once none sees an older count than those before it.
   */
  count(tried: CountedTry): Promise<Failures & { readonly waits: boolean }>;
  /** Forgets what is counted, because a try went well. */
  clear(key: FailureKey): Promise<void>;
}

async function countOne(trx: Kysely<Tables>, tried: CountedTry) {
  const { key, at, forgetBefore } = tried;
  await trx.deleteFrom('sign_in_failures').where('failed_at', '<', forgetBefore).execute();
  // Taking the row first keeps another server's try from reading the same count.
  await trx
    .insertInto('sign_in_failures')
    .values({ scope: key.scope, name: key.name, failures: 0, failed_at: at })
    .onConflict((conflict) =>
      conflict.columns(['scope', 'name']).doUpdateSet((eb) => ({
        failures: eb.ref('sign_in_failures.failures'),
      })),
    )
    .execute();
  const row = await trx
    .selectFrom('sign_in_failures')
    .selectAll()
    .where('scope', '=', key.scope)
    .where('name', '=', key.name)
    .executeTakeFirstOrThrow();
  const before = { failures: row.failures, failedAt: row.failed_at };
  if (tried.mustWait(before)) return { ...before, waits: true };
  const failures = row.failures + 1;
  await trx
    .updateTable('sign_in_failures')
    .set({ failures, failed_at: at })
    .where('scope', '=', key.scope)
    .where('name', '=', key.name)
    .execute();
  return { failures, failedAt: at, waits: false };
}

export function signInFailures(read: Read, writer: GroupCommit): SignInFailures {
  return {
    get: async ({ scope, name }) => {
      const row = await read((db) =>
        db
          .selectFrom('sign_in_failures')
          .selectAll()
          .where('scope', '=', scope)
          .where('name', '=', name)
          .executeTakeFirst(),
      );
      return row === undefined ? null : { failures: row.failures, failedAt: row.failed_at };
    },
    count: writer.lane(each(countOne)),
    clear: writer.lane(
      each(async (trx, { scope, name }: FailureKey) => {
        await trx
          .deleteFrom('sign_in_failures')
          .where('scope', '=', scope)
          .where('name', '=', name)
          .execute();
      }),
    ),
  };
}
