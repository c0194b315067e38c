import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  defaultPlaces,
  discover,
  isContextChosen,
  type Machine,
} from '../../src/engine/discover.ts';

let root: string;
let machine: Machine;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'discover-'));
  machine = { home: join(root, 'home'), platform: 'linux', uid: 1000, root };
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function writeContext(name: string, docker: object): string {
  const folder = createHash('sha256').update(name).digest('hex');
  write(
    `home/.docker/contexts/meta/${folder}/meta.json`,
    JSON.stringify({ Name: name, Endpoints: { docker } }),
  );
  return `home/.docker/contexts/tls/${folder}/docker`;
}

const hosts = async (env: Parameters<typeof discover>[0]) =>
  (await discover(env, machine)).map((target) => target.host);

describe('an engine is looked for', () => {
  it('where DOCKER_HOST says, whatever the context', async () => {
    writeContext('far', { Host: 'tcp://far:2375' });
    expect(await hosts({ DOCKER_HOST: 'unix:///tmp/x.sock', DOCKER_CONTEXT: 'far' })).toEqual([
      'unix:///tmp/x.sock',
    ]);
  });

  it('where DOCKER_CONTEXT says, whatever the current one', async () => {
    writeContext('far', { Host: 'tcp://far:2375' });
    write('home/.docker/config.json', '{"currentContext":"near"}');
    expect(await hosts({ DOCKER_CONTEXT: 'far' })).toEqual(['tcp://far:2375']);
  });

  it('where the current context says, with its TLS files', async () => {
    const tls = writeContext('far', { Host: 'tcp://far', SkipTLSVerify: true });
    write(`${tls}/ca.pem`, 'CA');
    write('home/.docker/config.json', '{"currentContext":"far","auths":{}}');
    expect(await discover({}, machine)).toEqual([
      {
        via: 'tcp',
        host: 'tcp://far',
        hostname: 'far',
        port: 2376,
        tls: { ca: 'CA', cert: null, key: null, verify: false },
      },
    ]);
  });

  it('in the folder that DOCKER_CONFIG names', async () => {
    write('other/config.json', '{"currentContext":"default"}');
    write('var/run/docker.sock', '');
    expect(await hosts({ DOCKER_CONFIG: join(root, 'other') })).toEqual([
      `unix://${root}/var/run/docker.sock`,
    ]);
  });

  it('with the TLS that DOCKER_TLS_VERIFY and DOCKER_CERT_PATH ask for', async () => {
    write('certs/cert.pem', 'CERT');
    const env = {
      DOCKER_HOST: 'tcp://far',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: join(root, 'certs'),
    };
    expect(await discover(env, machine)).toMatchObject([
      { port: 2376, tls: { cert: 'CERT', verify: true } },
    ]);
  });

  it('at the default places that exist, in order: the usual, Docker Desktop’s, the rootless, Podman’s', async () => {
    write('run/user/1000/docker.sock', '');
    write('home/.docker/desktop/docker.sock', '');
    write('run/podman/podman.sock', '');
    expect(await hosts({})).toEqual([
      `unix://${root}/home/.docker/desktop/docker.sock`,
      `unix://${root}/run/user/1000/docker.sock`,
      `unix://${root}/run/podman/podman.sock`,
    ]);
  });

  it('at the usual place, so that it can be named, where there is none at all', async () => {
    expect(await hosts({})).toEqual([`unix://${root}/var/run/docker.sock`]);
  });

  it('not on this machine where a context is chosen, which DOCKER_HOST overrules', async () => {
    expect(await isContextChosen({}, machine)).toBe(false);
    write('home/.docker/config.json', '{"currentContext":"far"}');
    expect(await isContextChosen({}, machine)).toBe(true);
    expect(await isContextChosen({ DOCKER_CONTEXT: 'default' }, machine)).toBe(false);
    expect(await isContextChosen({ DOCKER_HOST: 'unix:///tmp/x.sock' }, machine)).toBe(false);
  });

  it('in named pipes on Windows', () => {
    expect(defaultPlaces({}, { ...machine, platform: 'win32' })[0]).toBe(
      'npipe:////./pipe/docker_engine',
    );
  });

  it('over ssh with the user’s own program, as user and port say', async () => {
    const [target] = await discover({ DOCKER_HOST: 'ssh://me@far:2222' }, machine);
    expect(target).toMatchObject({ via: 'ssh', hostname: 'far' });
    if (target?.via !== 'ssh') throw new Error('not ssh');
    expect(target.args.join(' ')).toBe(
      '-o ConnectTimeout=5 -T -l me -p 2222 -- far docker system dial-stdio',
    );
  });

  it('through a Windows pipe’s own path', async () => {
    expect(
      await discover({ DOCKER_HOST: 'npipe:////./pipe/docker_engine' }, machine),
    ).toMatchObject([{ via: 'socket', path: '\\\\.\\pipe\\docker_engine' }]);
  });
});

describe('what is named and cannot be used is said so', () => {
  it.each([
    ['a host of no known kind', { DOCKER_HOST: 'ftp://x' }, 'engine.bad-host'],
    [
      'a host that ssh would take for an option',
      { DOCKER_HOST: 'ssh://-oProxyCommand=x' },
      'engine.bad-host',
    ],
    ['a socket without a path', { DOCKER_HOST: 'unix://' }, 'engine.bad-host'],
    ['an unknown context', { DOCKER_CONTEXT: 'nowhere' }, 'engine.unknown-context'],
  ])('%s', async (_, env, key) => {
    await expect(discover(env, machine)).rejects.toMatchObject({ text: { key } });
  });

  it('a configuration that is no JSON', async () => {
    write('home/.docker/config.json', '{');
    await expect(discover({}, machine)).rejects.toMatchObject({
      text: { key: 'engine.unreadable' },
    });
  });
});
