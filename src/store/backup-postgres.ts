import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { BackupError, UnsoundError } from './backup-error.ts';
import { saidBy } from './copy-sqlite.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { countHoldings, type Holdings, holdingsRow } from './holdings.ts';
import { postgresStoreError } from './postgres-errors.ts';

const run = promisify(execFile);

/** A URL for a command line, which everybody on the machine can read, and the password that was in it. */
function withoutPassword(url: string): { readonly url: string; readonly env: NodeJS.ProcessEnv } {
  const password = /^\w+:\/\/[^:@/]*:([^@/]*)@/.exec(url)?.[1];
  if (password === undefined) return { url, env: process.env };
  return {
    url: url.replace(`:${password}@`, '@'),
    env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
  };
}

/**
 * Has `pg_dump` write the database into the new file `to`, in its custom format, and reads it back whole.
 * Gives what the very same snapshot holds. `wanted` is the name that the file will get.
 */
export async function backUpPostgres(url: string, to: string, wanted: string): Promise<Holdings> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const holdings = holdingsRow.parse((await client.query(countHoldings)).rows[0]);
    const exported = await client.query('select pg_export_snapshot() as id');
    const { id } = z.object({ id: z.string() }).parse(exported.rows[0]);
    await dump(url, to, wanted, id);
    return holdings;
  } catch (error) {
    if (error instanceof BackupError || error instanceof UnsoundError) throw error;
    const target = parseDatabaseUrl(url);
    throw postgresStoreError(error, target.kind === 'postgres' ? target.place : url);
  } finally {
    await client.end();
  }
}

async function dump(url: string, to: string, wanted: string, snapshot: string): Promise<void> {
  const { url: shown, env } = withoutPassword(url);
  const options = ['--format=custom', '--no-owner', `--snapshot=${snapshot}`, `--file=${to}`];
  await run('pg_dump', [...options, `--dbname=${shown}`], { env }).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const text = isMissing
      ? message('backup.noPgDump', { file: wanted })
      : message('backup.notWritten', { file: wanted, said: saidBy(error) });
    throw new BackupError(text, { cause: error });
  });
  await run('pg_restore', [`--file=${devNull}`, to]).catch((error: unknown) => {
    const text = message('backup.damaged', { file: wanted, said: saidBy(error) });
    throw new UnsoundError(text, { cause: error });
  });
}
