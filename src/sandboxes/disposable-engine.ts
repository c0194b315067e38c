import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { message, type Text } from '../i18n/text.ts';
import { carryImages } from './carry-images.ts';
import { emptyEngine } from './empty-engine.ts';
import { ensureEngineImage } from './engine-image.ts';
import { disposableLabel, removeLeftovers } from './leftovers.ts';
import { processMark } from './process-mark.ts';
import { type Finished, must, run } from './run.ts';

/** A Docker engine of its own inside a container of the machine's engine; nothing outside shows in it. */
export interface DisposableEngine {
  /** The name of the container that holds it, on the host's engine. */
  readonly name: string;
  /** What `DOCKER_HOST` is set to for reaching it: `tcp://ADDRESS:2375`. */
  readonly dockerHost: string;
  /** The address where ports that its containers publish answer. */
  readonly address: string;
  /** Runs the real docker CLI against it; resolves whatever the exit code. `timeoutMs` defaults to 60 s. */
  docker(
    args: readonly string[],
    options?: { input?: string; timeoutMs?: number },
  ): Promise<Finished>;
  /** Runs a script as `sh -e` would, its docker commands going to this engine. */
  shell(script: string): Promise<Finished>;
  /** Removes every container, user network and volume; keeps the images. */
  empty(): Promise<void>;
  /** Ends it and removes all it held. May be called twice. */
  stop(): Promise<void>;
}

/** What a disposable engine starts with. */
export interface DisposableEngineOptions {
  /** Images it shall hold, by name with a tag; none when left out. */
  readonly images?: readonly string[];
  /**
   * Where they come from: `host` takes what the host's engine has and makes stand-ins for the rest;
   * `stand-ins` never looks at the host's, so that a test finds the same everywhere. Default `host`.
   */
  readonly imagesFrom?: 'host' | 'stand-ins';
  readonly onProgress?: (text: Text) => void;
}

let started = 0;

/**
 * Starts an engine inside a container of the engine that `DOCKER_HOST` (or the default socket) names, with
 * the rights docker-in-docker needs: it is a place to try things in, not a wall against somebody hostile.
 * What dead processes left behind is removed first.
 */
export async function startDisposableEngine(
  options: DisposableEngineOptions,
): Promise<DisposableEngine> {
  const say = options.onProgress ?? (() => undefined);
  const host = process.env;
  await removeLeftovers(host);
  say(message('cli.engineImage'));
  const image = await ensureEngineImage(host);
  say(message('cli.engineStarting'));
  started += 1;
  const name = `plimsoll-${process.pid}-${started}-${randomBytes(3).toString('hex')}`;
  await must('docker', ['run', ...(await rights(host)), ...labels(name), image]);
  try {
    const address = await addressOf(name, host);
    const dockerHost = `tcp://${address}:2375`;
    const env = environment(dockerHost);
    await untilAnswers(`http://${address}:2375/_ping`, name, host);
    if (options.images && options.images.length > 0) {
      say(message('cli.engineCarrying', { images: options.images.length }));
      await carryImages(options.images, options.imagesFrom ?? 'host', host, env);
    }
    return {
      name,
      dockerHost,
      address,
      docker: (args, { input, timeoutMs = 60_000 } = {}) =>
        run('docker', args, { env, timeoutMs, ...(input === undefined ? {} : { input }) }),
      shell: (script) => run('sh', ['-e', '-c', script], { env, timeoutMs: 300_000 }),
      empty: () => emptyEngine(`http://${address}:2375`),
      stop: () => remove(name, host),
    };
  } catch (error) {
    await remove(name, host);
    throw error;
  }
}

function labels(name: string): string[] {
  return ['--detach', '--rm', '--name', name, '--label', `${disposableLabel}=${processMark()}`];
}

async function rights(env: NodeJS.ProcessEnv): Promise<string[]> {
  const asked = await must('docker', ['info', '--format', '{{.CgroupVersion}}'], { env });
  const groups =
    asked.trim() === '2'
      ? ['--cgroupns=private']
      : ['--cgroupns=host', '--volume=/sys/fs/cgroup:/sys/fs/cgroup:rw'];
  return [
    '--init',
    '--cap-add=SYS_ADMIN',
    '--cap-add=NET_ADMIN',
    // runc enters a process of another user, as redis is, only with this one.
    '--cap-add=SYS_PTRACE',
    '--security-opt=seccomp=unconfined',
    '--security-opt=apparmor=unconfined',
    '--security-opt=systempaths=unconfined',
    ...groups,
  ];
}

async function addressOf(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
  const address = (await must('docker', ['inspect', '--format', format, name], { env })).trim();
  if (address !== '') return address;
  throw new Error(`The container ${name} has no address: did its engine end at once?`);
}

function environment(dockerHost: string): NodeJS.ProcessEnv {
  const { DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_TLS, DOCKER_CERT_PATH, ...rest } = process.env;
  return { ...rest, DOCKER_HOST: dockerHost };
}

async function untilAnswers(url: string, name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const end = performance.now() + 60_000;
  let last = '';
  while (performance.now() < end) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (response.ok) return;
      last = `it answered ${response.status}`;
    } catch (error) {
      // Refused until the engine listens.
      last = error instanceof Error ? error.message : String(error);
    }
    const state = await run('docker', ['inspect', '--format', '{{.State.Status}}', name], { env });
    if (state.stdout.trim() !== 'running') break;
    await sleep(50);
  }
  const logs = await run('docker', ['logs', '--tail', '20', name], { env });
  throw new Error(
    `The disposable engine ${name} did not answer at ${url} (${last}). Its last words:\n${logs.stderr || logs.stdout}`,
  );
}

async function remove(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const removed = await run('docker', ['rm', '--force', '--volumes', name], { env });
  const gone = /no such container|already in progress/i.test(removed.stderr);
  if (removed.exitCode !== 0 && !gone) {
    throw new Error(`The disposable engine ${name} could not be removed: ${removed.stderr}`);
  }
}
