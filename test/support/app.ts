import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { createAttempts } from '../../src/attempts/create.ts';
import { handingIn } from '../../src/attempts/hand-in.ts';
import { keepTime } from '../../src/attempts/timekeeper.ts';
import { watchContent } from '../../src/authoring/watch.ts';
import { readConfig } from '../../src/config.ts';
import { connectEngine } from '../../src/engine/connect.ts';
import { createLive } from '../../src/live/live.ts';
import { createNews, tellHandIns, tellWakes, tellWork } from '../../src/live/news.ts';
import { createRooms } from '../../src/live/rooms.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { buildApp } from '../../src/web/app.ts';
import { loadAssets } from '../../src/web/assets.ts';
import type { Services } from '../../src/web/services.ts';

/** Plimsoll's own questions. */
export const questionsDir = fileURLToPath(new URL('../../questions', import.meta.url));

/** A whole Plimsoll for a test: the same app as the server's, on a database of its own. */
export interface TestApp {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** The folder that its database is in. */
  readonly folder: string;
  /** Listens on a free port of 127.0.0.1 and gives the address, such as `http://127.0.0.1:40123`. */
  listen(): Promise<string>;
  /** Closes all; a second call does nothing. The database stays until the test is over. */
  close(): Promise<void>;
}

/** What a test may choose. */
export interface TestAppOptions {
  /** `questions/` unless told. */
  readonly questionsDir?: string;
  /** The engine to look at, as `DOCKER_HOST`; unless told, a socket that nobody listens on. */
  readonly dockerHost?: string;
  /** A store that is open already, and that whoever opened it closes. */
  readonly store?: Store;
  /** `solo` unless told. */
  readonly mode?: 'solo' | 'class';
  /** Where browsers find a class; this machine unless told. */
  readonly publicUrl?: string;
  /** Ms since 1970; the machine's own unless told. */
  readonly clock?: () => number;
  /** For how long no page must be open before somebody counts as away, in ms; 20 s unless told. */
  readonly awayMs?: number;
}

/** Builds an app; whoever called closes it. */
export async function openApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-app-'));
  const dockerHost = options.dockerHost ?? `unix://${join(folder, 'no-engine.sock')}`;
  const config = readConfig({
    DATABASE_URL: `sqlite:${join(folder, 'plimsoll.sqlite')}`,
    QUESTIONS_DIR: options.questionsDir ?? questionsDir,
    PLIMSOLL_MODE: options.mode ?? 'solo',
    PUBLIC_URL: options.publicUrl ?? '',
  });
  const store = options.store ?? (await openStore(config.databaseUrl));
  const clock = options.clock ?? Date.now;
  const content = await watchContent(config.questionsDir, clock);
  const engine = connectEngine({ DOCKER_HOST: dockerHost });
  const news = createNews();
  const attemptsIn = tellWork(createAttempts({ store, content, engine, clock }), news);
  const onTrouble = (error: unknown) => console.error('live grading failed:', error);
  const live = createLive({ engine, attemptsIn, clock, onTrouble });
  const attempts = attemptsIn('');
  const handIn = tellHandIns(handingIn({ store, content, engine, clock }, attemptsIn), news);
  const timekeeper = tellWakes(keepTime({ store, clock, handIn, onTrouble }), news);
  const { awayMs } = options;
  const rooms = createRooms({
    store,
    content,
    clock,
    live,
    news,
    onTrouble,
    ...(awayMs === undefined ? {} : { awayMs }),
  });
  const services: Services = {
    config,
    store,
    attempts,
    attemptsIn,
    handIn,
    timekeeper,
    content,
    engine,
    live,
    rooms,
    clock,
  };
  const app = await buildApp({ ...services, assets: await loadAssets(), logger: null });
  let closing: Promise<void> | undefined;
  const close = async () => {
    await app.close();
    await live.close();
    await rooms.close();
    await timekeeper.close();
    engine.close();
    if (!options.store) await store.close();
  };
  return {
    app,
    services,
    folder,
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Builds an app that is closed, and its folder removed, when the test is over. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const built = await openApp(options);
  onTestFinished(async () => {
    await built.close();
    await rm(built.folder, { recursive: true, force: true });
  });
  return built;
}
