import { open } from 'node:fs/promises';
import { CompiledQuery } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Connection } from '../../src/store/connection.ts';
import { connect, storeOn } from '../../src/store/store.ts';
import { testDatabase } from '../support/database.ts';
import { beginQuestion, response } from './contract/samples.ts';

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

  test('the log is written ahead, synced before it is copied back, and rows refer to what is there', async () => {
    const connection = await connected(await database.freshUrl());
    expect(await ask(connection, 'pragma journal_mode')).toBe('wal');
    expect(await ask(connection, 'pragma synchronous')).toBe(1);
    expect(await ask(connection, 'pragma foreign_keys')).toBe(1);
  });

  test('an answer is acknowledged only after the log was synced', async () => {
    const connection = await connect(await database.freshUrl());
    let letGo = () => {};
    const synced = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const flush = vi.fn(async () => {
      await synced;
      await connection.flush();
    });
    const store = await storeOn({ ...connection, flush });
    onTestFinished(() => store.close());
    const beginning = beginQuestion(store);
    const acknowledged = vi.fn();
    const recorded = beginning.then((begun) => store.responses.record(response(begun)));
    void recorded.then(acknowledged);
    await vi.waitFor(() => expect(flush).toHaveBeenCalled());
    expect(acknowledged).not.toHaveBeenCalled();
    letGo();
    await recorded;
    expect(flush.mock.calls.length).toBeGreaterThan(1);
  });

  test('an answer whose sync fails is not acknowledged, and the next one is', async () => {
    const connection = await connect(await database.freshUrl());
    let broken = false;
    const flush = async () => {
      if (broken) throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
      await connection.flush();
    };
    const store = await storeOn({ ...connection, flush });
    onTestFinished(() => store.close());
    const begun = await beginQuestion(store);
    broken = true;
    await expect(store.responses.record(response(begun))).rejects.toMatchObject({
      code: 'disk-failed',
    });
    expect((await store.health()).state).toBe('failing');
    broken = false;
    await store.responses.record(response(begun));
    expect((await store.health()).state).toBe('ok');
  });

  test('a flush syncs the write-ahead log itself', async () => {
    const url = await database.freshUrl();
    const connection = await connected(url);
    const handle = await open(new URL(import.meta.url));
    const datasync = vi.spyOn(Object.getPrototypeOf(handle), 'datasync');
    await handle.close();
    onTestFinished(() => datasync.mockRestore());
    await connection.flush();
    expect(datasync).toHaveBeenCalledOnce();
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
