import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { migrations } from '../../db/migrations/index.ts';
import { backUp } from '../../src/store/backup.ts';
import { UnsoundError } from '../../src/store/backup-error.ts';
import { migrate } from '../../src/store/migrate.ts';
import { restore } from '../../src/store/restore.ts';
import { connect, openStore } from '../../src/store/store.ts';
import { takeOver } from '../../src/store/take-over.ts';
import { temporaryFolder } from '../support/database.ts';
import { killAtWork, startNode, whatIsLost } from '../support/kill.ts';
import { testServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { beginQuestion, noon, response } from './contract/samples.ts';

const options = { force: false, now: noon };

/** A folder with a database of so many answers, and a backup of it. */
async function backedUp(answers: number) {
  const folder = temporaryFolder();
  const database = join(folder, 'plimsoll.sqlite');
  const url = `sqlite:${database}`;
  const submissions = await answer(url, answers);
  const backup = join(folder, 'backup.sqlite');
  await backUp(url, backup, false);
  return { folder, database, url, backup, submissions };
}

async function answer(url: string, answers: number): Promise<readonly string[]> {
  const store = await openStore(url);
  const begun = await beginQuestion(store);
  const submissions: string[] = [];
  for (let one = 0; one < answers; one += 1) {
    const sent = response(begun);
    await store.responses.record(sent);
    submissions.push(sent.submission);
  }
  await store.close();
  return submissions;
}

function answersIn(file: string): unknown {
  const database = new SqliteDatabase(file, { readonly: true });
  try {
    return database.prepare('select count(*) from responses').pluck().get();
  } finally {
    database.close();
  }
}

describe('restoring a backup', () => {
  test('brings back what it holds, and keeps the database before it beside', async () => {
    const { folder, database, url, backup, submissions } = await backedUp(3);
    await answer(url, 2);
    const done = await restore(url, backup, options);
    const kept = `${database}.before-2026-01-05T12-00-00-000Z`;
    expect(done).toEqual({
      database,
      kept,
      migrated: [],
      holdings: { learners: 1, attempts: 1, responses: 3, grades: 3 },
    });
    expect(readdirSync(folder).sort()).toEqual(
      ['backup.sqlite', 'plimsoll.sqlite', basename(kept)].sort(),
    );
    expect(whatIsLost(database, submissions)).toEqual([]);
    expect(answersIn(database)).toBe(3);
    expect(answersIn(kept)).toBe(5);
  });

  test('of the first schema brings it up to date, and keeps every row', async () => {
    const folder = temporaryFolder();
    const old = join(folder, 'old.sqlite');
    const connection = await connect(`sqlite:${old}`);
    await migrate(connection, { upTo: '0001_first_tables' });
    await connection.close();
    const rows = fixtureRows('0001_first_tables');
    fill(old, rows);
    const url = `sqlite:${join(folder, 'new', 'plimsoll.sqlite')}`;
    const done = await restore(url, old, options);
    expect(done.kept).toBeNull();
    expect(done.migrated).toEqual(Object.keys(migrations).slice(1));
    expect(done.holdings).toMatchObject({
      responses: rows.responses?.length,
      grades: rows.grades?.length,
    });
    const store = await openStore(url);
    onTestFinished(() => store.close());
    expect(
      await store.responses.findBySubmission(String(rows.responses?.[0]?.submission)),
    ).toMatchObject({ response: 'Ctrl+C 会停止容器' });
  });

  test('is refused while a server runs, and done once it has ended', async () => {
    const { database, url, backup } = await backedUp(1);
    await answer(url, 1);
    const server = testServer({ env: { DATABASE_URL: url } });
    await server.url;
    await expect(restore(url, backup, options)).rejects.toThrow('open in another program');
    server.child.kill('SIGTERM');
    await server.exit;
    expect(answersIn(database)).toBe(2);
    await restore(url, backup, options);
    expect(answersIn(database)).toBe(1);
  });

  test('is done where a server was killed, whose last answers are kept beside', async () => {
    const { folder, database, url, backup } = await backedUp(1);
    const answering = join(import.meta.dirname, 'answer-forever.ts');
    const acknowledged = await killAtWork(startNode(answering, [url]), 50, 20);
    expect(readdirSync(folder)).toContain('plimsoll.sqlite-wal');
    const { kept } = await restore(url, backup, options);
    expect(answersIn(database)).toBe(1);
    expect(whatIsLost(kept ?? '', acknowledged)).toEqual([]);
  });

  test('leaves no server with the database that was replaced while it waited to open it', async () => {
    const { folder, database, url } = await backedUp(1);
    copyFileSync(database, join(folder, 'other.sqlite'));
    const held = takeOver(database, false);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'try-to-write.ts'), url]);
    const said: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const ended = new Promise((resolve) => child.once('close', resolve));
    const opened = async () =>
      readdirSync(`/proc/${child.pid}/fd`).some(
        (fd) => readlinkSync(`/proc/${child.pid}/fd/${fd}`) === database,
      );
    await until(opened, 'the other process to have the database open');
    renameSync(join(folder, 'other.sqlite'), database);
    held?.release();
    await ended;
    expect(said.join('')).toMatch(/^locked .* was replaced or removed while it was open here/);
  });

  test('of a newer Plimsoll is refused, and nothing is changed', async () => {
    const { folder, database, url, backup } = await backedUp(1);
    const newer = new SqliteDatabase(backup);
    newer
      .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
      .run('9999_from_the_future', new Date(0).toISOString());
    newer.close();
    const before = statSync(database).ino;
    await expect(restore(url, backup, options)).rejects.toThrow('9999_from_the_future');
    expect(statSync(database).ino).toBe(before);
    expect(readdirSync(folder).filter((name) => /before|unfinished/.test(name))).toEqual([]);
  });

  test('that was cut short, or is no database, is refused, and nothing is changed', async () => {
    const { database, url, backup } = await backedUp(50);
    truncateSync(backup, statSync(backup).size - 8192);
    await expect(restore(url, backup, options)).rejects.toThrow(UnsoundError);
    writeFileSync(backup, 'These are my notes. '.repeat(500));
    await expect(restore(url, backup, options)).rejects.toThrow(UnsoundError);
    await expect(restore(url, database, options)).rejects.toThrow('the database itself');
    await expect(restore(url, '/nowhere', options)).rejects.toThrow('There is no file');
    expect(answersIn(database)).toBe(50);
  });

  test('in the place of a damaged database asks for --force, and keeps that one too', async () => {
    const { database, url, backup } = await backedUp(1);
    const notes = 'These are my notes. '.repeat(500);
    writeFileSync(database, notes);
    await expect(restore(url, backup, options)).rejects.toThrow('add --force');
    expect(readFileSync(database, 'utf8')).toBe(notes);
    const { kept } = await restore(url, backup, { ...options, force: true });
    expect(answersIn(database)).toBe(1);
    expect(readFileSync(kept ?? '', 'utf8')).toBe(notes);
  });

  test('is not mixed with the log that a removed database has left', async () => {
    const { folder, database, url, backup } = await backedUp(1);
    const answering = join(import.meta.dirname, 'answer-forever.ts');
    await killAtWork(startNode(answering, [url]), 50, 20);
    renameSync(database, join(folder, 'removed.sqlite'));
    expect(existsSync(`${database}-wal`)).toBe(true);
    await restore(url, backup, options);
    expect(answersIn(database)).toBe(1);
  });

  test('for PostgreSQL says what to run instead', async () => {
    const { backup } = await backedUp(0);
    await expect(restore('postgres://localhost/class', backup, options)).rejects.toThrow(
      `pg_restore --no-owner --exit-on-error --dbname=NAME ${backup}`,
    );
  });
});

const fixture = z.record(
  z.string(),
  z.array(
    z.record(
      z.string(),
      z.union([
        z.string(),
        z.number(),
        z.null(),
        z.object({ base64: z.base64() }).transform(({ base64 }) => Buffer.from(base64, 'base64')),
      ]),
    ),
  ),
);

function fixtureRows(step: string) {
  const file = join(import.meta.dirname, 'fixtures', `${step}.json`);
  return fixture.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Puts the rows of a fixture into a SQLite file, past everything of ours. */
function fill(file: string, rows: z.infer<typeof fixture>): void {
  const database = new SqliteDatabase(file);
  for (const [table, list] of Object.entries(rows)) {
    for (const row of list) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join();
      database
        .prepare(`insert into ${table} (${columns.join()}) values (${places})`)
        .run(...Object.values(row));
    }
  }
  database.close();
}
