import { execFileSync } from 'node:child_process';
import { chmodSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { temporaryFolder, testDatabase } from '../support/database.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';
import { startPostgres } from '../support/postgres.ts';
import { smallDisk } from '../support/small-disk.ts';
import { beginQuestion, response } from './contract/samples.ts';

const database = testDatabase('sqlite');

function fileOf(url: string): string {
  return url.slice('sqlite:'.length);
}

/** Runs a script as somebody without rights: root may write even what is read-only. */
function tryToWrite(url: string): string {
  const script = join(import.meta.dirname, 'try-to-write.ts');
  const [command, args] = asOrdinaryUser(process.execPath, [script, url]);
  return execFileSync(command, args, { encoding: 'utf8' }).trim();
}

test('a missing folder is made', async () => {
  const file = join(temporaryFolder(), 'a', 'b', 'plimsoll.sqlite');
  const store = await openStore(`sqlite:${file}`);
  await store.close();
  expect(statSync(file).size).toBeGreaterThan(0);
});

test('a file that is no database is reported as such and left as it is', async () => {
  const file = join(temporaryFolder(), 'plimsoll.sqlite');
  writeFileSync(file, 'These are my notes, not a database.'.repeat(200));
  const before = readFileSync(file);
  await expect(openStore(`sqlite:${file}`)).rejects.toMatchObject({
    code: 'corrupt',
    message: expect.stringContaining(file),
  });
  expect(readFileSync(file)).toEqual(before);
});

test('a database damaged in its middle is reported where it is met', async () => {
  const url = await database.freshUrl();
  const file = openSync(fileOf(url), 'r+');
  const noise = Buffer.alloc(statSync(fileOf(url)).size - 4096, 0xa5);
  writeSync(file, noise, 0, noise.length, 4096);
  const opened = openStore(url).then(async (store) => {
    try {
      await beginQuestion(store);
    } finally {
      await store.close();
    }
  });
  await expect(opened).rejects.toMatchObject({ code: 'corrupt' });
});

test('a file that may only be read is refused when it is opened, not at the first answer', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'plimsoll.sqlite');
  await (await openStore(`sqlite:${file}`)).close();
  chmodSync(folder, 0o777);
  chmodSync(file, 0o444);
  expect(tryToWrite(`sqlite:${file}`)).toMatch(/^read-only .*cannot be written/);
});

test('a folder that may only be read is refused with what to change', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'plimsoll.sqlite');
  chmodSync(folder, 0o555);
  expect(tryToWrite(`sqlite:${file}`)).toMatch(/^cannot-open .*be able to write in it/);
  chmodSync(folder, 0o777);
  expect(tryToWrite(`sqlite:${file}`)).toBe('written');
  chmodSync(folder, 0o555);
  expect(tryToWrite(`sqlite:${file}`)).toMatch(/^(cannot-open|read-only) /);
  chmodSync(folder, 0o755);
});

test('a full disk refuses an answer, keeps those before, and takes more when there is room', async () => {
  const disk = await smallDisk();
  const begun = await beginQuestion(disk.store);
  const answer = () => disk.store.responses.record(response(begun, { response: 'x'.repeat(2000) }));
  const kept: string[] = [];
  const answerMany = async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, answer));
    for (const one of outcomes) if (one.status === 'fulfilled') kept.push(one.value.response.id);
    return outcomes.find((one) => one.status === 'rejected');
  };
  expect(await answerMany()).toBeUndefined();
  await disk.fillUp();
  let refusal: PromiseRejectedResult | undefined;
  for (let tries = 0; tries < 50 && refusal === undefined; tries += 1) refusal = await answerMany();
  expect(refusal?.reason).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('make room'),
  });
  expect(await disk.store.health()).toMatchObject({
    state: 'failing',
    error: { code: 'disk-full' },
  });
  const ids = async () =>
    (await disk.store.responses.ofAttempt(begun.attemptId)).map((one) => one.id);
  expect(await ids()).toEqual(kept);

  await disk.makeRoom();
  expect(await answerMany()).toBeUndefined();
  expect(await disk.store.health()).toMatchObject({ state: 'ok' });
  expect(await ids()).toEqual(kept);
});

test('a database that takes writes again is found to be well, though nobody writes', async () => {
  const disk = await smallDisk();
  const begun = await beginQuestion(disk.store);
  const answer = () => disk.store.responses.record(response(begun, { response: 'x'.repeat(2000) }));
  await disk.fillUp();
  const state = async () => (await disk.store.health()).state;
  for (let tries = 0; tries < 2000 && (await state()) === 'ok'; tries += 1) {
    await answer().catch(() => undefined);
  }
  expect(await state()).toBe('failing');
  await disk.makeRoom();
  const now = performance.now();
  const later = vi.spyOn(performance, 'now').mockImplementation(() => now + 60_000);
  onTestFinished(() => later.mockRestore());
  expect(await state()).toBe('ok');
});

test('an answer waits while another program holds the file, and is kept when it lets go', async () => {
  const url = await database.freshUrl();
  const store = await openStore(url);
  const begun = await beginQuestion(store);
  const other = new SqliteDatabase(fileOf(url));
  other.exec('begin immediate');
  const answered = store.responses.record(response(begun));
  await sleep(200);
  expect(await store.responses.ofAttempt(begun.attemptId)).toEqual([]);
  other.exec('rollback');
  other.close();
  await answered;
  expect(await store.responses.ofAttempt(begun.attemptId)).toHaveLength(1);
  await store.close();
});

test('a file that another program does not let go of is reported', async () => {
  const url = await database.freshUrl();
  const store = await openStore(url);
  const begun = await beginQuestion(store);
  const other = new SqliteDatabase(fileOf(url));
  other.exec('begin immediate');
  await expect(store.responses.record(response(begun))).rejects.toMatchObject({ code: 'locked' });
  await expect(openStore(url)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining('Another program'),
  });
  other.close();
  await store.responses.record(response(begun));
  await store.close();
});

test('after closing, the one file is the whole database', async () => {
  const url = await database.freshUrl();
  const store = await openStore(url);
  const begun = await beginQuestion(store);
  await store.responses.record(response(begun));
  await store.close();
  const copy = join(temporaryFolder(), 'copy.sqlite');
  writeFileSync(copy, readFileSync(fileOf(url)));
  const again = await openStore(`sqlite:${copy}`);
  expect(await again.responses.ofAttempt(begun.attemptId)).toHaveLength(1);
  await again.close();
});

test('a row that was changed from outside is named, not guessed at', async () => {
  const url = await database.freshUrl();
  const store = await openStore(url);
  const begun = await beginQuestion(store);
  await store.responses.record(response(begun));
  const other = new SqliteDatabase(fileOf(url));
  other.exec(`update grades set grader = 'a passer-by'`);
  other.close();
  await expect(store.scores.ofAttempt(begun.attemptId)).rejects.toMatchObject({
    code: 'unreadable-row',
    message: expect.stringContaining('a passer-by'),
  });
  await store.close();
});

test('a PostgreSQL that does not answer, or goes away and comes back, is reported and survived', async () => {
  await expect(openStore('postgres:///class?host=/nowhere')).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('/nowhere/class'),
  });
  const server = await startPostgres();
  try {
    await expect(openStore(server.url('missing'))).rejects.toMatchObject({ code: 'unreachable' });
    await server.admin('create database class');
    const store = await openStore(server.url('class'));
    const begun = await beginQuestion(store);
    await store.responses.record(response(begun));
    await server.admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'class'`,
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => store.responses.record(response(begun))),
    );
    for (const one of outcomes) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'unreachable' });
    }
    const acknowledged = outcomes.filter((one) => one.status === 'fulfilled').length;
    // Each connection that was ended may be met once before it is replaced.
    const soon = { timeout: 10_000, interval: 50 };
    await vi.waitFor(() => store.responses.record(response(begun)), soon);
    const kept = await vi.waitFor(() => store.responses.ofAttempt(begun.attemptId), soon);
    expect(kept).toHaveLength(acknowledged + 2);
    await vi.waitFor(async () => expect(await store.health()).toMatchObject({ state: 'ok' }), soon);
    await store.close();
  } finally {
    await server.stop();
  }
});
