import { CompiledQuery } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Connection } from '../../src/store/connection.ts';
import { connect } from '../../src/store/store.ts';
import { testDatabase } from '../support/database.ts';

async function ask(connection: Connection, query: string): Promise<unknown> {
  const { rows } = await connection.db.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(query),
  );
  return Object.values(rows[0] ?? {})[0];
}

async function connected(url: string): Promise<Connection> {
  const connection = await connect(url);
  onTestFinished(() => connection.close());
  await connection.ready();
  return connection;
}

describe('on SQLite', () => {
  const database = testDatabase('sqlite');

  test('a commit is synced to disk, and rows cannot refer to what is not there', async () => {
    const connection = await connected(await database.freshUrl());
    expect(await ask(connection, 'pragma journal_mode')).toBe('wal');
    expect(await ask(connection, 'pragma synchronous')).toBe(2);
    expect(await ask(connection, 'pragma foreign_keys')).toBe(1);
  });
});

describe('on PostgreSQL', () => {
  const database = testDatabase('postgres');

  test('a commit waits for the disk, even where the server is set to acknowledge earlier', async () => {
    const url = await database.freshUrl();
    const setting = await connected(url);
    await ask(setting, 'alter role plimsoll set synchronous_commit = off');
    const connection = await connected(url);
    expect(await ask(connection, 'show synchronous_commit')).toBe('on');
  });
});
