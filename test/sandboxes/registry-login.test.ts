import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { registryLogin } from '../../src/sandboxes/registry-login.ts';

let DOCKER_CONFIG = '';

beforeEach(() => {
  DOCKER_CONFIG = mkdtempSync(join(tmpdir(), 'plimsoll-login-'));
  const made = DOCKER_CONFIG;
  onTestFinished(() => {
    rmSync(made, { recursive: true });
    vi.unstubAllEnvs();
  });
});

function kept(config: object): void {
  writeFileSync(join(DOCKER_CONFIG, 'config.json'), JSON.stringify(config));
}

function helper(name: string, script: string): void {
  const file = join(DOCKER_CONFIG, `docker-credential-${name}`);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  vi.stubEnv('PATH', `${DOCKER_CONFIG}${delimiter}${process.env.PATH}`);
}

const login = (image: string) => registryLogin(image, { DOCKER_CONFIG });
const hub = 'https://index.docker.io/v1/';

it('is none where nobody has logged in', async () => {
  expect(await login('redis:alpine')).toBeNull();
  kept({ currentContext: 'default' });
  expect(await login('redis:alpine')).toBeNull();
});

it('is what docker login wrote down for the registry in the image’s name', async () => {
  const auth = (text: string) => ({ auth: Buffer.from(text).toString('base64') });
  kept({ auths: { [hub]: auth('ann:a:b'), 'school.example:5000': auth('bob:c') } });
  const ann = { username: 'ann', password: 'a:b', serveraddress: hub };
  expect(await login('redis:alpine')).toEqual(ann);
  expect(await login('russmckendrick/moby-counter')).toEqual(ann);
  expect(await login('school.example:5000/redis')).toMatchObject({ username: 'bob' });
  expect(await login('other.example/redis')).toBeNull();
});

it('is what the helper gives, and none where the helper has nothing or is not there', async () => {
  helper(
    'kind',
    `read -r registry\necho "{\\"Username\\": \\"<token>\\", \\"Secret\\": \\"$registry\\"}"`,
  );
  helper('empty', 'echo "credentials not found"; exit 1');
  kept({ credsStore: 'empty', credHelpers: { 'a.example': 'kind', 'b.example': 'gone' } });
  expect(await login('a.example/redis')).toEqual({
    identitytoken: 'a.example',
    serveraddress: 'a.example',
  });
  expect(await login('redis')).toBeNull();
  expect(await login('b.example/redis')).toBeNull();
});

it('names a configuration that cannot be read', async () => {
  writeFileSync(join(DOCKER_CONFIG, 'config.json'), '{');
  await expect(login('redis')).rejects.toThrow('config.json` cannot be read');
});
