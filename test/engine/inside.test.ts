import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Need } from '../../src/checks/need.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { disposableEngine } from '../support/engine.ts';

const sandbox = disposableEngine({ keep: true });
let engine: Engine;

beforeAll(async () => {
  engine = connectEngine({ DOCKER_HOST: sandbox().dockerHost });
  const { exitCode, stderr } = await sandbox().shell(`
    docker run -d --name web -p 6000:6000 -p 6001:6001 -v store:/deep/data alpine sh -c '
      head -c 3000000 /dev/zero > /large; head -c 65536 /dev/zero > /limit
      mkdir -p "/a b"; echo here > "/a b/ü"; ln -s "/a b/ü" /link; ln -s /nowhere /broken; ln -s /turn /turn
      echo kept > /deep/data/note
      yes "a line of the log that is long enough to fill what may be read of it many times over" | head -5000
      for n in $(seq 300); do head -c 1500 /dev/zero | tr "\\0" "x"; echo; done
      echo done > /ready; exec httpd -f -p 6000'
    docker run -d --name quiet alpine sleep 600
    docker run --name ended alpine true
    docker run -d -t --name screen alpine sh -c 'echo on a terminal; exec sleep 600'
    docker volume create lonely
    for n in $(seq 100); do docker exec web test -e /ready && break; sleep 0.1; done; docker exec web test -e /ready`);
  if (exitCode !== 0) throw new Error(stderr);
});
afterAll(() => engine.close());

const inWeb = (path: string): Need => ({ kind: 'file', place: { container: 'web', path } });

async function fileAt(path: string) {
  const need = inWeb(path);
  return Object.values((await engine.observe([need], { settleMs: 0 })).files ?? {})[0];
}

it('a file far too large is read no further than it is bounded, and the next look is answered', async () => {
  const seen = await fileAt('/large');
  expect(seen).toMatchObject({ state: 'present', value: { size: 3000000, content: null } });
  const { exitCode } = await sandbox().shell(
    'docker exec web true && docker pause web && docker unpause web',
  );
  expect(exitCode).toBe(0);
});

it('a file just as large as may be is read whole', async () => {
  const seen = await fileAt('/limit');
  expect(seen?.state === 'present' && seen.value.content?.length).toBe(65536);
});

it('links are followed; one that leads nowhere is a link, and one in a circle is unknown', async () => {
  expect(await fileAt('/link')).toMatchObject({ value: { type: 'file', content: 'here\n' } });
  expect(await fileAt('/broken')).toMatchObject({ value: { type: 'link' } });
  expect((await fileAt('/turn'))?.state).toBe('unknown');
});

it('a directory is told without what is in it, and what lies under a file is absent', async () => {
  expect(await fileAt('/')).toMatchObject({ value: { type: 'directory', content: null } });
  expect(await fileAt('/large/under')).toEqual({ state: 'absent' });
  expect(await fileAt('/none')).toEqual({ state: 'absent' });
});

it('a file in a volume is read through what mounts it, and is unknown where nothing does', async () => {
  const file = (volume: string, path: string): Need => ({ kind: 'file', place: { volume, path } });
  const seen = await engine.observe([file('store', '/note'), file('lonely', '/note')]);
  expect(seen.files?.['volume store:/note']).toMatchObject({ value: { content: 'kept\n' } });
  expect(seen.files?.['volume lonely:/note']?.state).toBe('unknown');
});

it('a log is read to a bound, with and without a terminal', async () => {
  const log = (container: string): Need => ({ kind: 'logs', container });
  const seen = await engine.observe([log('web'), log('screen'), log('quiet'), log('nobody')]);
  const { web, screen, quiet, nobody } = seen.logs ?? {};
  expect(web).toMatchObject({ state: 'present', value: { complete: false } });
  if (web?.state === 'present') {
    expect(web.value.items.length).toBeLessThan(1000);
    expect(web.value.items[0]).toMatch(/^a line of the log/);
  }
  expect(screen).toMatchObject({ value: { items: ['on a terminal'], complete: true } });
  expect(quiet).toMatchObject({ value: { items: [], complete: true } });
  expect(nobody).toEqual({ state: 'absent' });
});

it('processes are none where the container does not run', async () => {
  const of = (container: string): Need => ({ kind: 'processes', container });
  const seen = await engine.observe([of('quiet'), of('ended')]);
  expect(seen.processes?.quiet).toMatchObject({ value: [{ command: 'sleep 600' }] });
  expect(seen.processes?.ended).toEqual({ state: 'present', value: [] });
});

it('a published port with nothing behind it takes no connection', async () => {
  const tcp = (port: number): Need => ({ kind: 'tcp', probe: { container: 'web', port } });
  const seen = await engine.observe([tcp(6000), tcp(6001), tcp(6002)]);
  expect(seen.tcp?.['web:6000']?.state).toBe('present');
  expect(seen.tcp?.['web:6001']?.state).toBe('absent');
  expect(seen.tcp?.['web:6002']?.state).toBe('absent');
});

it('a selection finds containers by the image they were made from, however it was named then', async () => {
  await sandbox().shell(
    'docker run -d --name by-id $(docker image inspect --format "{{.Id}}" alpine) sleep 600',
  );
  const where = { image: 'alpine:latest', name: { pattern: '^(by-id|quiet)$' } };
  const seen = await engine.observe([{ kind: 'selection', where }]);
  const [selection] = Object.values(seen.selections ?? {});
  const names = selection?.state === 'present' ? selection.value.map((one) => one.name) : [];
  expect([...names].sort()).toEqual(['by-id', 'quiet']);
});
