import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectEngine } from '../../src/engine/connect.ts';
import { json } from './support/stand-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'tls-'));
const server = createServer();
let host = '';

beforeAll(async () => {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.pem')];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...name],
    { stdio: 'ignore' },
  );
  server.setSecureContext({
    key: readFileSync(join(folder, 'key.pem')),
    cert: readFileSync(join(folder, 'ca.pem')),
  });
  server.on('request', (asked, answer) =>
    asked.url === '/version'
      ? json(answer, { Version: 'stand-in', ApiVersion: '1.41' })
      : json(answer, { Name: 'data', Driver: 'local' }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  host = `tcp://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

it('reads an engine over TLS that DOCKER_CERT_PATH vouches for', async () => {
  const engine = connectEngine({
    DOCKER_HOST: host,
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: folder,
  });
  expect(await engine.status()).toMatchObject({ answers: true });
  const seen = await engine.observe([{ kind: 'volume', name: 'data' }]);
  expect(seen.volumes.data?.state).toBe('present');
  engine.close();
});

it('does not trust one that nobody vouches for', async () => {
  const engine = connectEngine({
    DOCKER_HOST: host,
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: tmpdir(),
  });
  expect(await engine.status()).toMatchObject({ answers: false, reason: { key: 'engine.tls' } });
  engine.close();
});
