import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { backUp } from '../../src/store/backup.ts';
import { UnsoundError } from '../../src/store/backup-error.ts';
import { openStore } from '../../src/store/store.ts';
import { temporaryFolder, testDatabase } from '../support/database.ts';
import { momentsToKill, startNode, whatIsLost } from '../support/kill.ts';
import { until } from '../support/until.ts';
import { beginQuestion, response } from './contract/samples.ts';

const answering = join(import.meta.dirname, 'answer-forever.ts');
const cli = fileURLToPath(new URL('../../src/cli/plimsoll.ts', import.meta.url));

/** A process that answers without end, and the submissions it has been told are kept. */
function answerForever(url: string): { child: ChildProcess; acknowledged: string[] } {
  const child = startNode(answering, [url]);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const acknowledged: string[] = [];
  if (child.stdout === null) throw new Error('The process needs its stdout piped.');
  createInterface(child.stdout).on('line', (line) => {
    if (line !== 'ready') acknowledged.push(line);
  });
  return { child, acknowledged };
}

function startBackup(url: string, file: string): ChildProcess {
  const env = { ...process.env, DATABASE_URL: url };
  return spawn(process.execPath, [cli, 'backup', file], { env, stdio: 'ignore' });
}

/** A database of at least so many megabytes, so that copying it takes a while. */
async function largeDatabase(folder: string, megabytes: number): Promise<string> {
  const url = `sqlite:${join(folder, 'plimsoll.sqlite')}`;
  const store = await openStore(url);
  const begun = await beginQuestion(store);
  const text = 'answer '.repeat(1024 * 20);
  for (let kept = 0; kept < megabytes * 1_000_000; kept += text.length) {
    await store.responses.record(response(begun, { response: text }));
  }
  await store.close();
  return url;
}

async function emptyDatabase(folder: string, answers = 0): Promise<string> {
  const url = `sqlite:${join(folder, 'plimsoll.sqlite')}`;
  const store = await openStore(url);
  const begun = await beginQuestion(store);
  for (let one = 0; one < answers; one += 1) await store.responses.record(response(begun));
  await store.close();
  return url;
}

/** Overwrites the second half of a file's pages, but for its first. */
function damage(file: string): void {
  const { size } = statSync(file);
  const opened = openSync(file, 'r+');
  const half = Math.floor(size / 2);
  writeSync(opened, Buffer.alloc(half, 'damage '), 0, half, half);
  closeSync(opened);
}

describe('a backup of SQLite', () => {
  test('made while answers come in holds every answer that was acknowledged before it began', async () => {
    const folder = temporaryFolder();
    const url = `sqlite:${join(folder, 'plimsoll.sqlite')}`;
    const { child, acknowledged } = answerForever(url);
    for (let round = 1; round <= 5; round += 1) {
      const enough = acknowledged.length + 200;
      await until(async () => acknowledged.length >= enough, `${enough} answers`);
      const before = [...acknowledged];
      const file = join(folder, `backup-${round}.sqlite`);
      const { holdings } = await backUp(url, file, false);
      expect(whatIsLost(file, before)).toEqual([]);
      expect(holdings.responses).toBeGreaterThanOrEqual(before.length);
      expect(holdings.grades).toBeGreaterThanOrEqual(holdings.responses);
    }
    expect(child.exitCode).toBeNull();
  });

  test('of a database whose server was killed holds what was acknowledged', async () => {
    const folder = temporaryFolder();
    const url = `sqlite:${join(folder, 'plimsoll.sqlite')}`;
    const { child, acknowledged } = answerForever(url);
    await until(async () => acknowledged.length >= 100, 'a hundred answers');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await backUp(url, join(folder, 'backup.sqlite'), false);
    expect(whatIsLost(join(folder, 'backup.sqlite'), acknowledged)).toEqual([]);
  });

  test('killed in the middle leaves no half file, and the next one clears what is left', async () => {
    const folder = temporaryFolder();
    const url = await largeDatabase(folder, 40);
    const file = join(folder, 'backup.sqlite');
    const unfinished = () => readdirSync(folder).filter((name) => name.includes('unfinished'));
    for (const moment of momentsToKill(3, 6, 20)) {
      const child = startBackup(url, file);
      const ended = once(child, 'exit');
      const itsOwn = `backup.sqlite.unfinished-${child.pid}`;
      while (!unfinished().includes(itsOwn) && child.exitCode === null) await sleep(1);
      await sleep(moment);
      child.kill('SIGKILL');
      await ended;
      expect(child.signalCode).toBe('SIGKILL');
      expect(readdirSync(folder)).not.toContain('backup.sqlite');
      expect(unfinished()).toContain(itsOwn);
    }
    const { holdings } = await backUp(url, file, false);
    expect(holdings.responses).toBeGreaterThan(200);
    expect(unfinished()).toEqual([]);
  });

  test('is one file, for its maker only, that no other file is needed to read', async () => {
    const folder = temporaryFolder();
    const url = await emptyDatabase(folder, 3);
    const backups = temporaryFolder();
    const file = join(backups, 'backup.sqlite');
    const { bytes, holdings } = await backUp(url, file, false);
    expect(holdings).toEqual({ learners: 1, attempts: 1, responses: 3, grades: 3 });
    expect(statSync(file)).toMatchObject({ size: bytes, mode: 0o100600 });
    const copy = new SqliteDatabase(file, { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    copy.close();
    expect(readdirSync(backups)).toEqual(['backup.sqlite']);
  });

  test('does not replace a file unless it is told to', async () => {
    const folder = temporaryFolder();
    const url = await emptyDatabase(folder);
    const file = join(folder, 'backup.sqlite');
    await backUp(url, file, false);
    await expect(backUp(url, file, false)).rejects.toThrow('is there already');
    await backUp(await emptyDatabase(temporaryFolder(), 2), file, true);
    const copy = new SqliteDatabase(file, { readonly: true });
    expect(copy.prepare('select count(*) from responses').pluck().get()).toBe(2);
    copy.close();
  });

  test('of a damaged database is not made, and the backup before it stays', async () => {
    const folder = temporaryFolder();
    const url = await largeDatabase(folder, 1);
    const file = join(folder, 'backup.sqlite');
    const good = await backUp(url, file, false);
    damage(join(folder, 'plimsoll.sqlite'));
    await expect(backUp(url, file, true)).rejects.toThrow(UnsoundError);
    expect(statSync(file).size).toBe(good.bytes);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('of a database in which answers belong to nobody does not pass its check', async () => {
    const folder = temporaryFolder();
    const url = await emptyDatabase(folder, 1);
    const database = new SqliteDatabase(join(folder, 'plimsoll.sqlite'));
    database.pragma('foreign_keys = OFF');
    database.exec('delete from learners');
    database.close();
    const file = join(folder, 'backup.sqlite');
    await expect(backUp(url, file, false)).rejects.toThrow('foreign_key_check: attempts');
    expect(readdirSync(folder)).not.toContain('backup.sqlite');
  });

  test('of what is no database of Plimsoll’s is refused', async () => {
    const folder = temporaryFolder();
    const other = join(folder, 'other.sqlite');
    const database = new SqliteDatabase(other);
    database.exec('create table notes (text)');
    database.close();
    const file = join(folder, 'backup.sqlite');
    await expect(backUp(`sqlite:${other}`, file, false)).rejects.toThrow('none of Plimsoll');
    await expect(backUp(`sqlite:${folder}/none`, file, false)).rejects.toThrow('no database at');
    expect(readdirSync(folder)).toEqual(['other.sqlite']);
  });

  test('that cannot be written says where and why', async () => {
    const url = await emptyDatabase(temporaryFolder());
    await expect(backUp(url, '/nowhere/backup.sqlite', false)).rejects.toThrow(
      /\/nowhere\/backup\.sqlite` could not be written: ENOENT/,
    );
  });
});

describe('a backup of PostgreSQL', () => {
  const database = testDatabase('postgres');

  test('is pg_dump’s, counts its own snapshot, and fills a new database', async () => {
    const url = await database.freshUrl();
    const store = await openStore(url);
    onTestFinished(() => store.close());
    const begun = await beginQuestion(store);
    const sent = response(begun, { response: 'ls --all' });
    await store.responses.record(sent);
    const file = join(temporaryFolder(), 'backup.dump');
    const { holdings } = await backUp(url, file, false);
    expect(holdings).toEqual({ learners: 1, attempts: 1, responses: 1, grades: 1 });

    const fresh = await database.emptyUrl();
    const filling = ['--no-owner', '--exit-on-error', `--dbname=${fresh}`, file];
    await promisify(execFile)('pg_restore', filling);
    const restored = await openStore(fresh);
    onTestFinished(() => restored.close());
    expect(await restored.responses.findBySubmission(sent.submission)).toMatchObject({
      response: 'ls --all',
    });
  });

  test('says what to run where pg_dump is missing', async () => {
    const url = await database.freshUrl();
    const folder = temporaryFolder();
    vi.stubEnv('PATH', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const file = join(folder, 'backup.dump');
    await expect(backUp(url, file, false)).rejects.toThrow(
      `pg_dump --format=custom --no-owner --file=${file} "$DATABASE_URL"`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
