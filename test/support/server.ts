import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { asOrdinaryUser } from './ordinary-user.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The server as its own process. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** What it said so far. */
  readonly said: { readonly stdout: string; readonly stderr: string };
  /** Its address once it is ready; null when it ended before. */
  readonly url: Promise<string | null>;
  /** Its exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** How a server is started. */
export interface ServerOptions {
  readonly env: Readonly<Record<string, string>>;
  /** As somebody without rights, where the tests run as root: root may write and open everything. */
  readonly ordinaryUser?: boolean;
}

/** Starts `src/main.ts` on a free port with this environment and nothing else of ours; whoever called ends it. */
export function startServer({ env, ordinaryUser = false }: ServerOptions): ServerProcess {
  const [command, args] = ordinaryUser
    ? asOrdinaryUser(process.execPath, ['src/main.ts'])
    : [process.execPath, ['src/main.ts']];
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', DOCKER_HOST: 'unix:///nowhere/docker.sock', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  const exit = once(child, 'exit').then(([code]): number | null =>
    typeof code === 'number' ? code : null,
  );
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said.stdout += chunk.toString();
      const url = /^Plimsoll is ready at (\S+)$/m.exec(said.stdout)?.[1];
      if (url) resolve(url);
    });
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said.stderr += chunk.toString();
  });
  return { child, said, exit, url: Promise.race([ready, exit.then(() => null)]) };
}

/** A server that is killed, if it still runs, when the test is over. */
export function testServer(options: ServerOptions): ServerProcess {
  const server = startServer(options);
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.exit;
  });
  return server;
}
