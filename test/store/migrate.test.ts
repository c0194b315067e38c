import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { migrations } from '../../db/migrations/index.ts';
import type { Connection } from '../../src/store/connection.ts';
import { type MigrateOptions, migrate } from '../../src/store/migrate.ts';
import { connect, openStore } from '../../src/store/store.ts';
import { testDatabase } from '../support/database.ts';
import { killAtWork, startNode } from '../support/kill.ts';

const value = z.union([z.string(), z.number(), z.null(), z.object({ base64: z.base64() })]);
const fixture = z.record(z.string(), z.array(z.record(z.string(), value)));
type Fixture = z.infer<typeof fixture>;

/** Rows as the step of this name left them, parents before children. */
function rowsAfter(step: string): Fixture {
  const file = join(import.meta.dirname, 'fixtures', `${step}.json`);
  if (!existsSync(file)) {
    throw new Error(
      `The schema step ${step} has no rows to test the steps after it with: write test/store/fixtures/${step}.json.`,
    );
  }
  return fixture.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function columnValue(raw: z.infer<typeof value>) {
  return raw !== null && typeof raw === 'object' ? Buffer.from(raw.base64, 'base64') : raw;
}

type AnyTables = Record<string, Record<string, unknown>>;

function rawTables(connection: Connection): Kysely<AnyTables> {
  return connection.db.withTables<AnyTables>();
}

async function fill(connection: Connection, rows: Fixture): Promise<void> {
  for (const [table, list] of Object.entries(rows)) {
    for (const row of list) {
      const values = Object.fromEntries(
        Object.entries(row).map(([name, raw]) => [name, columnValue(raw)]),
      );
      await rawTables(connection).insertInto(table).values(values).execute();
    }
  }
}

async function connected(url: string): Promise<Connection> {
  const connection = await connect(url);
  onTestFinished(() => connection.close());
  return connection;
}

const names = Object.keys(migrations);

test('the steps are named so that they sort in the order in which they run', () => {
  expect([...names].sort()).toEqual(names);
  expect(names.every((name) => /^\d{4}_[a-z_]+$/.test(name))).toBe(true);
});

describe.each(['sqlite', 'postgres'] as const)('migrating %s', (kind) => {
  const database = testDatabase(kind);

  test.each(names)('a database that holds work as of %s keeps all of it', async (step) => {
    const url = await database.emptyUrl();
    const old = await connect(url);
    await migrate(old, { upTo: step });
    const rows = rowsAfter(step);
    await fill(old, rows);
    await old.close();

    const store = await openStore(url);
    const solo = await store.learners.get('solo');
    expect(solo?.name).toBe('Learner solo');
    await store.close();

    const now = await connected(url);
    for (const [table, list] of Object.entries(rows)) {
      const found = await rawTables(now).selectFrom(table).selectAll().execute();
      expect(found).toHaveLength(list.length);
      for (const row of list) {
        const expected = Object.fromEntries(
          Object.entries(row).map(([name, raw]) => [name, columnValue(raw)]),
        );
        expect(found).toContainEqual(expect.objectContaining(expected));
      }
    }
  });

  test('work from the first schema reads as it was written', async () => {
    const url = await database.emptyUrl();
    const old = await connect(url);
    await migrate(old, { upTo: '0001_first_tables' });
    await fill(old, rowsAfter('0001_first_tables'));
    await old.close();

    const store = await openStore(url);
    onTestFinished(() => store.close());
    const everybody = await Array.fromAsync(store.scores.ofChapter('managing-containers'));
    expect(everybody).toMatchObject([{ learner: { id: 'solo' }, questions: [] }]);
    const essay = await store.responses.findBySubmission(
      String(rowsAfter('0001_first_tables').responses?.[0]?.submission),
    );
    expect(essay).toMatchObject({
      response: 'Ctrl+C 会停止容器',
      language: 'zh-CN',
      grade: { points: 2.5, grader: 'teacher:ada', reason: 'The second point is half there.' },
      grades: [{ state: 'needs-review' }, { points: 3, grader: 'learner' }, {}],
    });
    const task = rowsAfter('0001_first_tables').evidence?.[0];
    expect(await store.responses.evidence(String(task?.response_id))).toMatchObject({
      observation: { containers: { redis: { mounts: [] } } },
    });
    expect(await store.drafts.get(essay?.questionAttemptId ?? '')).toMatchObject({
      draft: 'It sends “SIGINT”…',
    });
  });

  test('a database of a newer Plimsoll is left alone, and the message names what is unknown', async () => {
    const url = await database.freshUrl();
    const future = await connect(url);
    const steps = { ...migrations, '9999_from_the_future': { up: async () => undefined } };
    await migrate(future, { steps });
    await future.close();
    await expect(openStore(url)).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringContaining('9999_from_the_future'),
    });
  });

  test('a step that fails leaves the database as it was, and it can be tried again', async () => {
    const url = await database.freshUrl();
    const connection = await connected(url);
    const halfway = async (db: Kysely<unknown>) => {
      await db.schema.createTable('half_made').addColumn('id', 'text').execute();
    };
    const broken: MigrateOptions = {
      steps: {
        ...migrations,
        '9998_halfway': { up: halfway },
        '9999_breaks': {
          up: async (db) => {
            await sql`insert into no_such_table values (1)`.execute(db);
          },
        },
      },
    };
    await expect(migrate(connection, broken)).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('9999_breaks failed'),
    });
    const tables = await connection.db.introspection.getTables();
    expect(tables.map((table) => table.name)).not.toContain('half_made');
    await migrate(connection, { steps: { ...migrations, '9998_halfway': { up: halfway } } });
  });

  test('three servers that start on an empty database at once all come up', async () => {
    const url = await database.emptyUrl();
    const child = join(import.meta.dirname, 'answer-forever.ts');
    await Promise.all([1, 2, 3].map(() => killAtWork(startNode(child, [url]), 50)));
    const store = await openStore(url);
    expect((await store.health()).state).toBe('ok');
    await store.close();
  });
});
