import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/database.ts';
import { testServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const api = '/api/v1/chapters/managing-containers';

function server() {
  return testServer({
    env: { DATABASE_URL: `sqlite:${join(temporaryFolder(), 'plimsoll.sqlite')}` },
  });
}

test('a server that is told to end ends the live streams whole', async () => {
  const { url, child, exit, said } = server();
  const reply = await fetch(`${await url}${api}/tasks/named-volume/live`);
  const reader = reply.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  child.kill('SIGTERM');
  let isOver = false;
  while (!isOver) isOver = (await reader?.read())?.done ?? true;
  expect(await exit).toBe(0);
  expect(said.stderr).toBe('');
});

test('what hangs is cut off, and does not keep the server from ending', async () => {
  const { url, child, exit } = server();
  const { port } = new URL((await url) ?? '');
  const head = [
    `POST ${api}/questions/exec-attaches/responses HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    'Content-Length: 1000',
  ];
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  const said = text(socket).catch(() => '');
  socket.write(`${head.join('\r\n')}\r\n\r\n{"resp`);
  // An answer on another connection: the half request before it has been read by then.
  await until(async () => (await fetch(`${await url}/healthz`)).ok, 'the server to answer');
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  // The server's own limit for a slow request would have been answered with 408, half a minute later.
  expect(await said).toBe('');
});
