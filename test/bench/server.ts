import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Served, serve } from './process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Plimsoll itself as a process, on a database file of its own. */
export async function servePlimsoll(env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'));
  const served = await serve('src/main.ts', {
    cwd: root,
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
      PLIMSOLL_INSTALL_ENGINE: 'no',
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  return {
    ...served,
    stop: async () => {
      await served.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The peer: a bare Fastify server, whose page has as many bytes as told. */
export function serveBare(bytes: number): Promise<Served> {
  return serve('test/bench/bare.ts', { cwd: root, env: { BYTES: String(bytes) } });
}
