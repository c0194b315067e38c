import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Need } from '../../src/checks/need.ts';
import type { Container, Observation, Seen } from '../../src/checks/observation.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { disposableEngine } from '../support/engine.ts';

const sandbox = disposableEngine();
let engine: Engine;

beforeAll(() => {
  engine = connectEngine({ DOCKER_HOST: sandbox().dockerHost });
});
afterAll(() => engine.close());

/** Puts a program called ssh before all others, for the test that runs. */
function sshThat(script: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-'));
  const file = join(folder, 'ssh');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  const before = process.env.PATH ?? '';
  process.env.PATH = `${folder}${delimiter}${before}`;
  onTestFinished(() => {
    process.env.PATH = before;
    rmSync(folder, { recursive: true });
  });
}

function engineBehind(dockerHost: string): Engine {
  const far = connectEngine({ DOCKER_HOST: dockerHost });
  onTestFinished(() => far.close());
  return far;
}

const named = (kind: 'container' | 'volume' | 'network', name: string): Need => ({ kind, name });

function value<T>(seen: Seen<T> | undefined): T {
  if (seen?.state !== 'present')
    throw new Error(`Expected it to be there: ${JSON.stringify(seen)}`);
  return seen.value;
}

async function observedAfter(script: string, ...needs: readonly Need[]): Promise<Observation> {
  const { exitCode, stderr } = await sandbox().shell(script);
  if (exitCode !== 0) throw new Error(stderr);
  return engine.observe(needs, { settleMs: 0 });
}

async function containerAfter(script: string): Promise<Container> {
  return value((await observedAfter(script, named('container', 'web'))).containers.web);
}

describe('a container', () => {
  it('shows its image, command, environment, labels and restart policy', async () => {
    const web = await containerAfter(
      'docker run -d --name web -e HOST=redis -e EMPTY= -e "EQ=a=b" -l tier=front --restart on-failure:3 alpine sleep 60',
    );
    expect(web).toMatchObject({
      name: 'web',
      status: 'running',
      exitCode: 0,
      error: '',
      command: ['sleep', '60'],
      restartPolicy: { name: 'on-failure', maximumRetryCount: 3 },
      image: { reference: 'alpine', tags: [] },
    });
    expect(web.env).toMatchObject({ HOST: 'redis', EMPTY: '', EQ: 'a=b' });
    expect(web.labels.tier).toBe('front');
    expect(web.id).toMatch(/^[0-9a-f]{64}$/);
    expect(web.image.id).toMatch(/^sha256:/);
  });

  it('made from an image id knows the tags of that image', async () => {
    const web = await containerAfter(
      'docker run -d --name web $(docker image inspect --format "{{.Id}}" alpine) sleep 60',
    );
    expect(web.image.tags).toEqual(['alpine:latest']);
  });

  it('made from a mirror of an image knows what that image is called besides', async () => {
    const web = await containerAfter(`
      docker tag alpine localhost:5000/mirror/alpine:3
      docker run -d --name web localhost:5000/mirror/alpine:3 sleep 60`);
    expect(web.image.tags).toContain('alpine:latest');
    await sandbox().docker(['image', 'rm', '--force', 'localhost:5000/mirror/alpine:3']);
  });

  it('shows every kind of mount, and whether it can be written', async () => {
    const web = await containerAfter(`
      docker volume create named
      docker run -d --name web -v named:/named:ro -v /srv/host:/bind -v /anonymous \
        --tmpfs /memory:ro --mount type=tmpfs,target=/more redis:alpine`);
    const byPlace = Object.fromEntries(
      web.mounts.map(({ destination, source: _, ...mount }) => [destination, mount]),
    );
    const anonymous = {
      type: 'volume',
      name: expect.stringMatching(/^[0-9a-f]{64}$/),
      writable: true,
      anonymous: true,
    };
    expect(byPlace).toEqual({
      '/named': { type: 'volume', name: 'named', writable: false, anonymous: false },
      '/bind': { type: 'bind', name: null, writable: true, anonymous: false },
      '/anonymous': anonymous,
      '/data': anonymous,
      '/memory': { type: 'tmpfs', name: null, writable: false, anonymous: false },
      '/more': { type: 'tmpfs', name: null, writable: true, anonymous: false },
    });
  });

  it('shows what is published, what was asked for, and what is only exposed', async () => {
    const web = await containerAfter(
      'docker run -d --name web -p 8080:80 -p 127.0.0.1:9000:90/udp -p 70 --expose 60 alpine sleep 60',
    );
    expect(web.ports).toContainEqual({
      containerPort: 80,
      protocol: 'tcp',
      hostAddress: '0.0.0.0',
      hostPort: 8080,
    });
    expect(web.ports).toContainEqual({
      containerPort: 90,
      protocol: 'udp',
      hostAddress: '127.0.0.1',
      hostPort: 9000,
    });
    expect(web.ports.find((port) => port.containerPort === 70)?.hostPort).toBeGreaterThan(1023);
    expect(web.bindings).toContainEqual({
      containerPort: 70,
      protocol: 'tcp',
      hostAddress: '',
      hostPort: null,
    });
    expect(web.exposed).toContain('60/tcp');
  });

  it('shows its aliases without its short id, and a hostname given by hand among them', async () => {
    const web = await containerAfter(`
      docker network create front
      docker run -d --name web --network front --network-alias redis --hostname called alpine sleep 60
      docker network create back
      docker network connect back web`);
    expect(web.networks.front?.aliases).toContain('redis');
    for (const place of Object.values(web.networks)) {
      expect(place.aliases).not.toContain(web.id.slice(0, 12));
      expect(place.aliases).not.toContain('web');
      expect(place.address).toMatch(/^172\./);
    }
    expect(Object.keys(web.networks).sort()).toEqual(['back', 'front']);
    expect(web.hostname).toBe('called');
  });

  it('that could not start says why', async () => {
    const web = await containerAfter('docker run -d --name web alpine no-such-program || true');
    expect(web).toMatchObject({ status: 'created', exitCode: 127 });
    expect(web.error).toContain('executable file not found');
  });

  it('that ended keeps its exit code', async () => {
    const web = await containerAfter('docker run --name web alpine sh -c "exit 3" || true');
    expect(web).toMatchObject({ status: 'exited', exitCode: 3 });
  });

  it('is the one of that name, not one whose id begins so', async () => {
    await sandbox().shell('docker run -d --name web alpine sleep 60');
    const { stdout } = await sandbox().docker(['ps', '--quiet', '--no-trunc']);
    const id = stdout.trim();
    const seen = await engine.observe([
      named('container', id.slice(0, 12)),
      named('container', id),
    ]);
    expect(seen.containers[id.slice(0, 12)]?.state).toBe('absent');
    expect(value(seen.containers[id]).name).toBe('web');
  });

  it('that is about to end is not taken at its first word', async () => {
    await sandbox().shell('docker run -d --name web --restart always alpine');
    const seen = await engine.observe([named('container', 'web')]);
    expect(value(seen.containers.web).status).toBe('restarting');
  });
});

describe('volumes, networks and lists', () => {
  it('show their facts', async () => {
    const seen = await observedAfter(
      `docker volume create --label chapter=4 data
       docker network create --subnet 172.30.0.0/16 --gateway 172.30.0.1 --label a=b front
       docker run -d --name web --network front --ip 172.30.0.9 -v data:/data -p 8080:80 alpine sleep 60
       docker run --name ended -v /made alpine true`,
      named('volume', 'data'),
      named('network', 'front'),
      ...(['containers', 'volumes', 'networks'] as const).map((of): Need => ({ kind: 'list', of })),
    );
    expect(value(seen.volumes.data)).toMatchObject({
      driver: 'local',
      scope: 'local',
      mountpoint: '/var/lib/docker/volumes/data/_data',
      labels: { chapter: '4' },
      anonymous: false,
    });
    expect(value(seen.networks.front)).toMatchObject({
      driver: 'bridge',
      ipam: [{ subnet: '172.30.0.0/16', gateway: '172.30.0.1' }],
      labels: { a: 'b' },
      members: [{ containerName: 'web', address: '172.30.0.9' }],
    });
    const [first, second] = [...value(seen.lists.containers)].sort((a, b) =>
      a.names.join() < b.names.join() ? -1 : 1,
    );
    expect(first).toMatchObject({ names: ['ended'], status: 'exited', image: 'alpine' });
    expect(second).toMatchObject({
      names: ['web'],
      networks: ['front'],
      mounts: [{ name: 'data', destination: '/data' }],
    });
    expect(second?.ports).toContainEqual({
      containerPort: 80,
      protocol: 'tcp',
      hostAddress: '0.0.0.0',
      hostPort: 8080,
    });
    expect(
      value(seen.lists.volumes)
        .map((one) => one.anonymous)
        .sort(),
    ).toEqual([false, true]);
    expect(value(seen.lists.networks).map((one) => one.name)).toContain('front');
  });

  it('are absent where there is nothing of that name', async () => {
    const seen = await engine.observe([
      named('container', 'nothing'),
      named('container', '../x'),
      named('volume', 'nothing'),
      named('network', 'nothing'),
      named('network', '..'),
    ]);
    const all = [
      ...Object.values(seen.containers),
      ...Object.values(seen.volumes),
      ...Object.values(seen.networks),
    ];
    expect(all.map(({ state }) => state)).toEqual([
      'absent',
      'absent',
      'absent',
      'absent',
      'absent',
    ]);
  });
});

describe('a request to a published port', () => {
  const probe = (port: number, path = '/'): Need => ({
    kind: 'http',
    probe: { container: 'web', port, path },
  });

  it('is answered by what listens there, at once after it started', async () => {
    const seen = await observedAfter(
      'docker run -d --name web -p 8080:80 nginx',
      probe(80),
      probe(80, '/nothing'),
    );
    expect(value(seen.http['web:80/'])).toMatchObject({ status: 200 });
    expect(value(seen.http['web:80/']).headers['content-type']).toContain('text/html');
    expect(value(seen.http['web:80/nothing']).status).toBe(404);
  });

  it('is absent where nothing is published, or nothing listens', async () => {
    const seen = await observedAfter(
      'docker run -d --name web -p 8080:81 nginx',
      probe(80),
      probe(81),
    );
    expect(seen.http['web:80/']?.state).toBe('absent');
    expect(seen.http['web:81/']?.state).toBe('absent');
  });

  it('is unknown where it is bound to the loopback of another machine', async () => {
    const seen = await observedAfter(
      'docker run -d --name web -p 127.0.0.1:8080:80 nginx',
      probe(80),
    );
    expect(seen.http['web:80/']).toMatchObject({
      state: 'unknown',
      reason: { key: 'engine.probe-loopback' },
    });
  });

  it('does not follow a redirect, and does not wait for what never answers', async () => {
    const server = (answer: string) =>
      `docker rm -f web; docker run -d --name web -p 8080:80 alpine sh -c 'while true; do ${answer} | nc -l -p 80; done'; sleep 1`;
    const moved = await observedAfter(
      server('printf "HTTP/1.0 302 Found\\r\\nLocation: /x\\r\\n\\r\\n"'),
      probe(80),
    );
    expect(value(moved.http['web:80/'])).toMatchObject({
      status: 302,
      headers: { location: '/x' },
    });
    const silent = await observedAfter(server('sleep 60'), probe(80));
    expect(silent.http['web:80/']).toMatchObject({ reason: { key: 'engine.probe-silent' } });
  });
});

describe('an engine behind ssh', () => {
  it('is read through the user’s own ssh, over connections that stay open', async () => {
    await sandbox().shell('docker volume create data');
    sshThat(`exec docker --host ${sandbox().dockerHost} system dial-stdio`);
    const far = engineBehind('ssh://me@far');
    expect(await far.status()).toMatchObject({ answers: true, host: 'ssh://me@far' });
    for (let turn = 0; turn < 3; turn += 1)
      expect((await far.observe([named('volume', 'data')])).volumes.data?.state).toBe('present');
  });

  it('that ssh cannot reach is said in ssh’s own words', async () => {
    sshThat('echo "Permission denied (publickey)." >&2; exit 255');
    const far = engineBehind('ssh://far');
    expect(await far.status()).toMatchObject({
      answers: false,
      reason: { key: 'engine.ssh', values: { reason: 'Permission denied (publickey).' } },
    });
  });
});
