import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A PostgreSQL of the tests' own: on a unix socket in a folder of its own, no network. */
export interface TestPostgres {
  /** The `postgres://` URL of a database in it. */
  url(database: string): string;
  /** Runs SQL in its maintenance database. */
  admin(sql: string): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** Where Debian and others keep the server's programs; the newest version wins. */
function findPrograms(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (found !== undefined) return found;
  throw new Error(
    'The store is tested on PostgreSQL too, and no initdb and postgres were found under /usr/lib/postgresql/*/bin or on the PATH. Install PostgreSQL (Debian and Ubuntu: apt-get install postgresql).',
  );
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: root runs it as `postgres` or `nobody`. */
function serverUser(): User | null {
  if (userInfo().uid !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = ['postgres', 'nobody']
    .map((name) => users.find((fields) => fields[0] === name))
    .find((fields) => fields !== undefined);
  if (user === undefined) {
    throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody.');
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function waitUntilReady(server: ChildProcess, said: () => string, ask: () => Promise<void>) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) {
      throw new Error(`PostgreSQL ended with exit code ${server.exitCode}:\n${said()}`);
    }
    try {
      await ask();
      return;
    } catch (error) {
      if (tries === 299) {
        throw new Error(`PostgreSQL did not answer in 30 s:\n${said()}`, { cause: error });
      }
      await sleep(100);
    }
  }
}

/** Makes and starts a server; without sync to disk, as its data does not outlive the tests. */
export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPrograms();
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-pg-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { ...(user ?? {}), cwd: folder };
  await run(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'plimsoll', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    as,
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'shared_buffers=16MB',
  ].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(programs, 'postgres'), ['-D', data, ...settings], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  const url = (database: string) =>
    `postgres://plimsoll@/${database}?host=${encodeURIComponent(folder)}`;
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // Immediate shutdown: the data is thrown away, so there is nothing to write out.
      server.kill('SIGQUIT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(
      server,
      () => said,
      () => admin('select 1'),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, admin, stop };
}
