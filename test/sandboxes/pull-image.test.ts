import type { ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { dockerFor } from '../../src/sandboxes/docker.ts';
import { pullImage } from '../../src/sandboxes/pull-image.ts';
import { json, standIn } from '../engine/support/stand-in.ts';

/** An engine whose registry does as the test says: no real one is in reach. */
async function engineThat(answers: (answer: ServerResponse) => void) {
  const { dockerHost, paths } = await standIn((_, answer) => answers(answer));
  const docker = await dockerFor(dockerHost);
  onTestFinished(() => docker.close());
  return { docker, paths };
}

const lines = (...all: object[]) => all.map((one) => `${JSON.stringify(one)}\r\n`).join('');

it('asks for the image by its name and tag, and counts the bytes of its layers', async () => {
  const layer = (id: string, current: number, total: number) => ({
    status: 'Downloading',
    progressDetail: { current, total },
    id,
  });
  const { docker, paths } = await engineThat((answer) =>
    answer.end(
      lines(
        { status: 'Pulling from library/redis', id: 'alpine' },
        layer('a', 50, 100),
        layer('b', 10, 300),
        { status: 'Download complete', progressDetail: {}, id: 'a' },
        { status: 'Status: Downloaded newer image for redis:alpine' },
      ),
    ),
  );
  const told: number[][] = [];
  const onBytes = (...counts: number[]) => told.push(counts);
  expect(await pullImage('redis:alpine', docker, { onBytes })).toEqual({ outcome: 'pulled' });
  expect(paths).toEqual(['/images/create?fromImage=redis&tag=alpine']);
  expect(told).toEqual([
    [50, 100],
    [60, 400],
    [110, 400],
  ]);
});

it('believes an engine that begins a pull and then says that it failed', async () => {
  const { docker } = await engineThat((answer) =>
    answer.end(
      lines({ status: 'Pulling' }, { errorDetail: { message: 'no space left' }, error: 'x' }),
    ),
  );
  expect(await pullImage('redis:alpine', docker)).toEqual({
    outcome: 'refused',
    said: 'no space left',
  });
});

it.each([
  ['Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io', 'offline'],
  ['pull access denied for example/none', 'refused'],
])('tells a registry out of reach from one that refuses: %s', async (said, outcome) => {
  const { docker } = await engineThat((answer) => json(answer, { message: said }, 500));
  expect(await pullImage('example/none:1', docker)).toEqual({ outcome, said });
});

it('does not wait for a registry that says nothing', async () => {
  const { docker } = await engineThat(() => undefined);
  const limits = { firstWordMs: 100, wholeMs: 60_000 };
  expect(await pullImage('redis:alpine', docker, { limits })).toEqual({
    outcome: 'offline',
    said: 'no answer from the registry in 0.1 s',
  });
});

it('does not wait for ever for one that began', async () => {
  const { docker } = await engineThat((answer) => answer.write(lines({ status: 'Pulling' })));
  const limits = { firstWordMs: 60_000, wholeMs: 600 };
  expect(await pullImage('redis:alpine', docker, { limits })).toEqual({
    outcome: 'offline',
    said: 'not done after 0.01 min',
  });
});
