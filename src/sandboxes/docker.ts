import type Dockerode from 'dockerode';
import { agentFor } from '../engine/agent.ts';
import { connect } from '../engine/connection.ts';
import { type DockerEnv, thisMachine } from '../engine/discover.ts';
import { parseHost } from '../engine/parse-host.ts';
import { EngineTrouble, secondsIn, type Target } from '../engine/target.ts';
import { troubleText } from '../engine/trouble.ts';
import { message } from '../i18n/text.ts';
import { refusal } from './refusal.ts';
import { SandboxError } from './sandbox-error.ts';

/** An engine that is written to, through dockerode. */
export interface Docker {
  readonly api: Dockerode;
  /** Where it is, as `DOCKER_HOST` would say it. */
  readonly host: string;
  /**
   * A request's answer, within 30 s unless told. What the engine refuses rejects as dockerode says it (see `refusal`);
   * an engine that cannot be reached or is silent, with a `SandboxError`.
   */
  ask<T>(request: Promise<T>, limitMs?: number): Promise<T>;
  /** Ends its connections, also those with a request under way. */
  close(): void;
}

const usualLimitMs = 30_000;

/** The engine that grading looks at too: found as the docker CLI finds it. Rejects with what to do when none answers. */
export async function findDocker(env: DockerEnv): Promise<Docker> {
  let target: Target;
  try {
    const { client } = await connect(env, thisMachine());
    target = client.target;
    client.close();
  } catch (cause) {
    const said = cause instanceof EngineTrouble ? cause.text : String(cause);
    throw new SandboxError(message('cli.engineNone', { said }), { cause });
  }
  return openDocker(target);
}

/** The engine at a `DOCKER_HOST` without TLS. Nothing is sent yet. */
export function dockerFor(host: string): Promise<Docker> {
  return openDocker(parseHost(host, null));
}

async function openDocker(target: Target): Promise<Docker> {
  // Loaded only here: it takes 0.2 s, which only images and disposable engines are worth.
  const { default: Client } = await import('dockerode');
  const agent = agentFor(target);
  const options = { ...addressOf(target), agent };
  const api = withoutDockerHost(() => new Client(options));
  return {
    api,
    host: target.host,
    ask: (request, limitMs = usualLimitMs) => answer(request, target, limitMs),
    close: () => agent.destroy(),
  };
}

/**
 * dockerode reads `DOCKER_HOST` and its files even where it is told an address, in another way than the docker CLI,
 * and fails on what that takes. What it says has been read already.
 */
function withoutDockerHost<T>(make: () => T): T {
  const { DOCKER_HOST } = process.env;
  delete process.env.DOCKER_HOST;
  try {
    return make();
  } finally {
    if (DOCKER_HOST !== undefined) process.env.DOCKER_HOST = DOCKER_HOST;
  }
}

function addressOf(target: Target) {
  switch (target.via) {
    case 'socket':
      return { socketPath: target.path, protocol: 'http' } as const;
    case 'tcp': {
      const protocol = target.tls === null ? 'http' : 'https';
      return { host: target.hostname, port: target.port, protocol } as const;
    }
    case 'ssh':
      return { host: 'docker', protocol: 'http' } as const;
  }
}

async function answer<T>(request: Promise<T>, target: Target, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const { host } = target;
      const text = message('engine.silent', { host, seconds: secondsIn(limitMs) });
      reject(new EngineTrouble(text));
    }, limitMs);
  });
  try {
    return await Promise.race([request, late]);
  } catch (cause) {
    if (refusal(cause) !== null || cause instanceof SandboxError) throw cause;
    throw new SandboxError(troubleText(cause, target), { cause });
  } finally {
    clearTimeout(timer);
  }
}
