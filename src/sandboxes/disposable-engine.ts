import { randomBytes } from 'node:crypto';
import { message, type Text } from '../i18n/text.ts';
import { carryImages } from './carry-images.ts';
import { type Docker, dockerFor, findDocker } from './docker.ts';
import { emptyEngine } from './empty-engine.ts';
import { startEngineContainer, untilEngineAnswers } from './engine-container.ts';
import { ensureEngineImage } from './engine-image.ts';
import { removeLeftovers } from './leftovers.ts';
import { refusal, wordsOf } from './refusal.ts';
import { removeEngine } from './remove-engine.ts';
import { type Finished, run } from './run.ts';
import { SandboxError } from './sandbox-error.ts';

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
  const host = await findDocker(process.env);
  try {
    return await startOn(host, options);
  } catch (error) {
    host.close();
    throw error;
  }
}

async function startOn(host: Docker, options: DisposableEngineOptions): Promise<DisposableEngine> {
  const say = options.onProgress ?? (() => undefined);
  await removeLeftovers(host).catch((error: unknown) => {
    // One that cannot be removed now is in nobody's way; the next start tries again.
    if (!(error instanceof SandboxError)) throw error;
    say(error.text);
  });
  started += 1;
  const name = `plimsoll-${process.pid}-${started}-${randomBytes(3).toString('hex')}`;
  let inner: Docker | undefined;
  const end = async () => {
    inner?.close();
    await removeEngine(name, host);
    host.close();
  };
  let ending: Promise<void> | null = null;
  // Two that stop it at the same moment wait for one removal; one that failed can be tried again.
  const stop = () => {
    ending ??= end().catch((error: unknown) => {
      ending = null;
      throw error;
    });
    return ending;
  };
  try {
    const address = await startContainer(name, host, say);
    const dockerHost = `tcp://${address}:2375`;
    const engine = await dockerFor(dockerHost);
    inner = engine;
    await untilEngineAnswers(name, engine, host);
    if (options.images && options.images.length > 0) {
      say(message('cli.engineCarrying', { images: options.images.length }));
      await carryImages(options.images, options.imagesFrom === 'stand-ins' ? null : host, engine);
    }
    const env = environment(dockerHost);
    return {
      name,
      dockerHost,
      address,
      docker: (args, { input, timeoutMs = 60_000 } = {}) =>
        run('docker', args, { env, timeoutMs, ...(input === undefined ? {} : { input }) }),
      shell: (script) => run('sh', ['-e', '-c', script], { env, timeoutMs: 300_000 }),
      empty: () => emptyEngine(engine),
      stop,
    };
  } catch (error) {
    await stop().catch((removal: unknown) => {
      throw new AggregateError([error, removal], `${wordsOf(error)} ${wordsOf(removal)}`);
    });
    throw error;
  }
}

async function startContainer(
  name: string,
  host: Docker,
  say: (text: Text) => void,
): Promise<string> {
  const start = async () => {
    say(message('cli.engineImage'));
    const image = await ensureEngineImage(host);
    say(message('cli.engineStarting'));
    return startEngineContainer(name, image, host);
  };
  try {
    return await start();
  } catch (error) {
    // Another checkout may have made an image of its own meanwhile, and removed this one as an old one.
    if (refusal(error)?.status !== 404) throw error;
    return start();
  }
}

function environment(dockerHost: string): NodeJS.ProcessEnv {
  const { DOCKER_CONTEXT, DOCKER_TLS_VERIFY, DOCKER_TLS, DOCKER_CERT_PATH, ...rest } = process.env;
  return { ...rest, DOCKER_HOST: dockerHost };
}
