import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { questionsDir } from '../support/app.ts';
import { temporaryFolder } from '../support/database.ts';
import { testServer } from '../support/server.ts';

function database(): { file: string; DATABASE_URL: string } {
  const file = join(temporaryFolder(), 'plimsoll.sqlite');
  return { file, DATABASE_URL: `sqlite:${file}` };
}

async function listening(path: string | { port: number; host: string }): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

test('it says that it is ready, answers, and ends well when it is told to', async () => {
  const { DATABASE_URL } = database();
  const server = testServer({ env: { DATABASE_URL } });
  const url = await server.url;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  server.child.kill('SIGTERM');
  expect(await server.exit).toBe(0);
  expect(server.said.stdout.trimEnd().split('\n').at(-1)).toBe(`Plimsoll is ready at ${url}`);
  expect(server.said.stderr).toBe('');
});

test('what is on its way is answered before it ends', async () => {
  const { DATABASE_URL } = database();
  const server = testServer({ env: { DATABASE_URL } });
  const url = await server.url;
  const answering = Array.from({ length: 20 }, () =>
    fetch(`${url}/api/v1/chapters/managing-containers/questions/exec-attaches/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"response":false}',
    }).then((reply) => reply.json()),
  );
  await Promise.race(answering);
  server.child.kill('SIGTERM');
  const outcomes = await Promise.allSettled(answering);
  expect(await server.exit).toBe(0);
  const kept = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
  const store = await openStore(DATABASE_URL);
  for (const id of kept) expect(await store.responses.get(id)).not.toBeNull();
  await store.close();
});

test('a port in use is named, with another to try', async () => {
  const port = await listening({ host: '127.0.0.1', port: 0 });
  const { DATABASE_URL } = database();
  const server = testServer({ env: { DATABASE_URL, PORT: String(port) } });
  expect(await server.exit).toBe(2);
  expect(server.said.stderr).toContain(`Port ${port} on 127.0.0.1 is taken`);
  expect(server.said.stderr.trim().split('\n')).toHaveLength(1);
});

test('a variable that cannot be used is named in one line, with what it takes and what was found', async () => {
  const wrong: [string, string][] = [
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['HOST', '0.0.0.0'],
    ['PLIMSOLL_MODE', 'group'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://x'],
    ['PLIMSOLL_INSTALL_ENGINE', 'maybe'],
  ];
  for (const [name, value] of wrong) {
    const server = testServer({ env: { DATABASE_URL: database().DATABASE_URL, [name]: value } });
    expect([name, await server.exit]).toEqual([name, 2]);
    expect(server.said.stderr).toMatch(new RegExp(`^${name}: expected .+; found “${value}”`));
    expect(server.said.stderr.trim().split('\n')).toHaveLength(1);
  }
});

test('broken content is reported as `check` reports it, and nothing is served', async () => {
  const folder = join(temporaryFolder(), 'questions');
  cpSync(questionsDir, folder, { recursive: true });
  writeFileSync(join(folder, 'sampler', 'chapter.yaml'), 'id: sampler\ntitle: 1\n');
  const { DATABASE_URL } = database();
  const server = testServer({ env: { DATABASE_URL, QUESTIONS_DIR: folder } });
  expect(await server.exit).toBe(1);
  expect(server.said.stderr).toMatch(/sampler\/chapter\.yaml:\d+:\d+: expected/);
  expect(server.said.stdout).not.toContain('ready');
});

test('a folder of questions that is not there is named', async () => {
  const { DATABASE_URL } = database();
  const server = testServer({ env: { DATABASE_URL, QUESTIONS_DIR: '/nowhere/questions' } });
  expect(await server.exit).toBe(2);
  expect(server.said.stderr).toContain('QUESTIONS_DIR: /nowhere/questions cannot be read');
  expect(server.said.stderr).toContain('Name a folder with chapters in it');
});

test('a corrupt database is reported and left as it is', async () => {
  const { file, DATABASE_URL } = database();
  writeFileSync(file, 'These are my notes, not a database.'.repeat(200));
  const server = testServer({ env: { DATABASE_URL } });
  expect(await server.exit).toBe(2);
  expect(server.said.stderr).toContain(file);
  expect(server.said.stderr).not.toMatch(/\bat .*\.ts:/);
});

test('a database of a newer Plimsoll is refused and left as it is', async () => {
  const { file, DATABASE_URL } = database();
  await (await openStore(DATABASE_URL)).close();
  const db = new SqliteDatabase(file);
  db.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run(
    '9999_from_the_future',
    new Date(0).toISOString(),
  );
  db.close();
  const server = testServer({ env: { DATABASE_URL } });
  expect(await server.exit).toBe(2);
  expect(server.said.stderr).toMatch(/newer/i);
});

test('a database that may only be read is refused when the server starts', async () => {
  const { file, DATABASE_URL } = database();
  await (await openStore(DATABASE_URL)).close();
  chmodSync(join(file, '..'), 0o777);
  chmodSync(file, 0o444);
  const server = testServer({ env: { DATABASE_URL }, ordinaryUser: true });
  expect(await server.exit).toBe(2);
  expect(server.said.stderr).toContain('cannot be written');
});

test('a Docker socket without permission is named, and the questions work all the same', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const socket = join(folder, 'docker.sock');
  await listening(socket);
  chmodSync(socket, 0o000);
  const home = temporaryFolder();
  const server = testServer({
    env: {
      DATABASE_URL: `sqlite:${join(home, 'plimsoll.sqlite')}`,
      DOCKER_HOST: `unix://${socket}`,
      HOME: home,
    },
    ordinaryUser: true,
  });
  const url = await server.url;
  expect(server.said.stdout).toContain('may not be used by this user');
  const ready = await (await fetch(`${url}/readyz`)).json();
  expect(ready).toMatchObject({ status: 'ready', engine: { answers: false } });
  expect(ready.engine.reason).toContain(socket);
  expect((await fetch(`${url}/chapters/managing-containers`)).status).toBe(200);
});

test('a database that becomes unusable while it serves refuses answers and says so', async () => {
  const { file, DATABASE_URL } = database();
  const server = testServer({ env: { DATABASE_URL } });
  const url = await server.url;
  const other = new SqliteDatabase(file);
  other.exec('begin immediate');
  const reply = await fetch(
    `${url}/api/v1/chapters/managing-containers/questions/exec-attaches/responses`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"response":false}',
    },
  );
  expect(reply.status).toBe(503);
  expect((await reply.json()).error.code).toBe('store-locked');
  other.exec('rollback');
  other.close();
});
