import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { DatabaseKind } from '../../src/store/connection.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

/** A migrated, empty base database, copied for each test. */
export interface TestDatabase {
  /** The `DATABASE_URL` of a fresh copy, gone after the test. */
  freshUrl(): Promise<string>;
  /** The `DATABASE_URL` of a database with nothing in it, not even a schema. */
  emptyUrl(): Promise<string>;
  /** A store on a fresh copy, closed after the test. */
  freshStore(): Promise<Store>;
}

/**
 * Call it at the top of a test file or a `describe`: it makes the base before the first test there and removes it
 * after the last. SQLite, a real file in a folder of its own, unless `postgres` is asked for.
 */
export function testDatabase(kind: DatabaseKind = 'sqlite'): TestDatabase {
  const { freshUrl, emptyUrl } = kind === 'sqlite' ? sqliteCopies() : postgresCopies();
  return {
    freshUrl,
    emptyUrl,
    freshStore: async () => {
      const store = await openStore(await freshUrl());
      onTestFinished(() => store.close());
      return store;
    },
  };
}

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function migrateBase(url: string): Promise<void> {
  const store = await openStore(url);
  await store.close();
}

function sqliteCopies(): Pick<TestDatabase, 'freshUrl' | 'emptyUrl'> {
  let folder = '';
  let copies = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-db-'));
    await migrateBase(`sqlite:${join(folder, 'base.sqlite')}`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const next = () => {
    copies += 1;
    return join(folder, `copy-${copies}.sqlite`);
  };
  return {
    emptyUrl: async () => `sqlite:${next()}`,
    freshUrl: async () => {
      const copy = next();
      copyFileSync(join(folder, 'base.sqlite'), copy);
      return `sqlite:${copy}`;
    },
  };
}

function postgresCopies(): Pick<TestDatabase, 'freshUrl' | 'emptyUrl'> {
  let server: TestPostgres | undefined;
  let copies = 0;
  beforeAll(async () => {
    server = await startPostgres();
    await server.admin('create database base');
    await migrateBase(server.url('base'));
  });
  afterAll(() => server?.stop());
  const create = async (template: string) => {
    if (server === undefined) throw new Error('A database was asked for before the tests began.');
    copies += 1;
    await server.admin(`create database copy_${copies} template ${template}`);
    return server.url(`copy_${copies}`);
  };
  return { freshUrl: () => create('base'), emptyUrl: () => create('template0') };
}
