import { connectEngine } from '../../../src/engine/connect.ts';
import {
  type DisposableEngine,
  startDisposableEngine,
} from '../../../src/sandboxes/disposable-engine.ts';
import { type ReadOnlyProxy, readOnlyProxy } from '../../support/read-only-proxy.ts';
import { type NotedEngine, noting } from './looks.ts';

/** An engine to work on as a learner does, and the way Plimsoll sees it: through a proxy that lets only reads pass. */
export interface Workplace extends NotedEngine {
  readonly sandbox: DisposableEngine;
  readonly proxy: ReadOnlyProxy;
  stop(): Promise<void>;
}

async function openWorkplace(images: readonly string[]): Promise<Workplace> {
  const sandbox = await startDisposableEngine({ images, imagesFrom: 'stand-ins' });
  const proxy = await readOnlyProxy(sandbox.dockerHost);
  const engine = connectEngine({ DOCKER_HOST: proxy.dockerHost }, { publishedAt: sandbox.address });
  return {
    sandbox,
    proxy,
    ...noting(engine, proxy),
    async stop() {
      engine.close();
      await proxy.stop();
      await sandbox.stop();
    },
  };
}

/** A few workplaces that concurrent tests take turns at. */
export interface Workplaces {
  /** Does `work` at an empty workplace, as soon as one is free. */
  use<T>(work: (place: Workplace) => Promise<T>): Promise<T>;
  /** All of them, to look at what went by. */
  readonly all: readonly Workplace[];
  stop(): Promise<void>;
}

/** Opens so many workplaces, each an engine of its own that holds these images. */
export async function openWorkplaces(
  count: number,
  images: readonly string[],
): Promise<Workplaces> {
  const all = await Promise.all(Array.from({ length: count }, () => openWorkplace(images)));
  const free = [...all];
  const queue: ((place: Workplace) => void)[] = [];
  const take = async () => free.pop() ?? new Promise<Workplace>((resolve) => queue.push(resolve));
  const give = (place: Workplace) => {
    const next = queue.shift();
    if (next) next(place);
    else free.push(place);
  };
  return {
    all,
    async use(work) {
      const place = await take();
      try {
        await place.sandbox.empty();
        return await work(place);
      } finally {
        give(place);
      }
    },
    async stop() {
      await Promise.all(all.map((place) => place.stop()));
    },
  };
}
