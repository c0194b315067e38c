import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Need } from '../../src/checks/need.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import { render } from '../../src/i18n/text.ts';
import { json, standIn } from './support/stand-in.ts';

const needs: readonly Need[] = [
  { kind: 'container', name: 'redis' },
  { kind: 'volume', name: 'data' },
  { kind: 'network', name: 'front' },
  { kind: 'http', probe: { container: 'redis', port: 80, path: '/' } },
  { kind: 'list', of: 'containers' },
];

function engineAt(dockerHost: string) {
  const engine = connectEngine({ DOCKER_HOST: dockerHost });
  onTestFinished(() => engine.close());
  return engine;
}

async function reasons(dockerHost: string, deadlineMs = 300) {
  const seen = await engineAt(dockerHost).observe(needs, { deadlineMs });
  const all = [
    seen.containers.redis,
    seen.volumes.data,
    seen.networks.front,
    seen.http['redis:80/'],
    seen.lists.containers,
  ];
  return all.map((one) =>
    one?.state === 'unknown' && 'key' in one.reason ? one.reason.key : one?.state,
  );
}

const five = (reason: string) => Array.from({ length: 5 }, () => reason);

describe('an engine in trouble leaves everything unknown, with its reason', () => {
  it('when it accepts and never answers', async () => {
    const hung = await standIn(() => undefined);
    expect(await reasons(hung.dockerHost)).toEqual(five('engine.silent'));
  });

  it('when it does not even say its version', async () => {
    const { createServer } = await import('node:net');
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    expect(await reasons(`tcp://127.0.0.1:${address.port}`)).toEqual(five('engine.late'));
  });

  it('when it sends half a JSON', async () => {
    const half = await standIn((_, answer) => answer.writeHead(200).end('{"Id":"abc","Sta'));
    expect(await reasons(half.dockerHost)).toEqual(five('engine.odd-answer'));
  });

  it('when it sends JSON of quite another shape', async () => {
    const odd = await standIn((_, answer) => json(answer, [{ Id: 7 }]));
    expect(await reasons(odd.dockerHost)).toEqual(five('engine.odd-answer'));
  });

  it('when it answers 500, in its own words', async () => {
    const broken = await standIn((_, answer) => json(answer, { message: 'no space left' }, 500));
    expect(await reasons(broken.dockerHost)).toEqual(five('engine.error'));
    const seen = await engineAt(broken.dockerHost).observe(needs);
    const redis = seen.containers.redis;
    expect(redis?.state === 'unknown' && render(redis.reason, 'en')).toContain('no space left');
  });

  it('when it breaks off in the middle of an answer', async () => {
    const gone = await standIn((_, answer) => {
      answer.writeHead(200, { 'content-length': '1000' }).write('{');
      setTimeout(() => answer.destroy(), 10);
    });
    expect(await reasons(gone.dockerHost, 3000)).toEqual(five('engine.broke-off'));
  });

  it('when it sends without end', async () => {
    const endless = await standIn((_, answer) => {
      const more = () => {
        while (!answer.destroyed && answer.write(Buffer.alloc(1024 * 1024, 'x')));
      };
      answer.on('drain', more);
      answer.on('error', () => undefined);
      more();
    });
    expect(await reasons(endless.dockerHost, 4000)).toEqual(five('engine.too-much'));
  });

  it('when a route is not known to it, which is no proof of absence', async () => {
    const old = await standIn((_, answer) => json(answer, { message: 'page not found' }, 404));
    expect(await reasons(old.dockerHost)).toEqual(five('engine.error'));
  });

  it('when there is no socket, nobody listens, or the host is not known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-engine-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    expect(await reasons(`unix://${folder}/docker.sock`)).toEqual(five('engine.no-socket'));
    expect(await reasons('tcp://127.0.0.1:1')).toEqual(five('engine.refused'));
    expect(await reasons('nonsense')).toEqual(five('engine.bad-host'));
  });

  it('when what answers is no engine', async () => {
    const { createServer } = await import('node:http');
    const server = createServer((_, answer) => answer.end('<html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    expect(await reasons(`tcp://127.0.0.1:${address.port}`, 2000)).toEqual(
      five('engine.not-an-engine'),
    );
  });
});

describe('one thing in trouble', () => {
  it('does not touch the others', async () => {
    const partly = await standIn((path, answer) => {
      if (path.startsWith('/volumes')) json(answer, { Name: 'data', Driver: 'local' });
      else if (path.startsWith('/networks'))
        json(answer, { message: 'network front not found' }, 404);
    });
    expect(await reasons(partly.dockerHost)).toEqual([
      'engine.silent',
      'present',
      'absent',
      'engine.silent',
      'engine.silent',
    ]);
  });
});

describe('one look that is given up', () => {
  it('does not cut off another that is under way', async () => {
    const slow = await standIn((path, answer) => {
      if (path.startsWith('/volumes'))
        setTimeout(() => json(answer, { Name: 'data', Driver: 'local' }), 300);
    });
    const engine = engineAt(slow.dockerHost);
    const [hung, patient] = await Promise.all([
      engine.observe([{ kind: 'container', name: 'redis' }], { deadlineMs: 100 }),
      engine.observe([{ kind: 'volume', name: 'data' }]),
    ]);
    expect(hung.containers.redis).toMatchObject({
      reason: { key: 'engine.silent', values: { seconds: '0.1' } },
    });
    expect(patient.volumes.data?.state).toBe('present');
  });
});

describe('an engine that comes and goes', () => {
  const answersAll = (version: string) =>
    standIn((_, answer) => json(answer, { Name: 'data', Driver: 'local' }), version);
  const volume: readonly Need[] = [{ kind: 'volume', name: 'data' }];

  it('is found again without a restart', async () => {
    const there = await answersAll('1.41');
    const engine = engineAt(there.dockerHost);
    expect((await engine.observe(volume)).volumes.data?.state).toBe('present');
    await there.stop();
    expect((await engine.observe(volume)).volumes.data?.state).toBe('unknown');
    expect((await engine.status()).answers).toBe(false);
    await there.start();
    expect((await engine.observe(volume)).volumes.data?.state).toBe('present');
    expect(await engine.status()).toMatchObject({ answers: true, apiVersion: '1.41' });
  });

  it('that restarted between two looks is asked again over a new connection', async () => {
    const there = await answersAll('1.41');
    const engine = engineAt(there.dockerHost);
    await engine.observe(volume);
    await there.stop();
    await there.start();
    expect((await engine.observe(volume)).volumes.data?.state).toBe('present');
  });

  it('is asked for its version once, and spoken to in the older of both', async () => {
    const newer = await answersAll('1.99');
    const engine = engineAt(newer.dockerHost);
    await Promise.all([engine.observe(volume), engine.observe(volume)]);
    await engine.observe(volume);
    expect(newer.paths.filter((path) => path === '/version')).toHaveLength(1);
    expect(newer.paths.filter((path) => path === '/v1.52/volumes/data')).toHaveLength(3);
    const older = await answersAll('1.24');
    await engineAt(older.dockerHost).observe(volume);
    expect(older.paths).toContain('/v1.24/volumes/data');
  });

  it('says nothing more after it was closed', async () => {
    const engine = engineAt('tcp://127.0.0.1:1');
    engine.close();
    expect((await engine.observe(volume)).volumes.data).toMatchObject({
      reason: { key: 'engine.closed' },
    });
  });
});
