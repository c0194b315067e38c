import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readContext, readCurrentContext } from './contexts.ts';
import { parseHost } from './parse-host.ts';
import type { Target } from './target.ts';
import { readTls } from './tls.ts';

/** The variables of the environment that say where the engine is: Docker's own. */
export interface DockerEnv {
  readonly DOCKER_HOST?: string | undefined;
  readonly DOCKER_CONTEXT?: string | undefined;
  readonly DOCKER_CONFIG?: string | undefined;
  readonly DOCKER_TLS?: string | undefined;
  readonly DOCKER_TLS_VERIFY?: string | undefined;
  readonly DOCKER_CERT_PATH?: string | undefined;
  readonly XDG_RUNTIME_DIR?: string | undefined;
}

/** The machine that is looked at; tests give one of their own. */
export interface Machine {
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly uid: number | null;
  /** Where `/var/run` and `/run` lie; empty on a real machine. */
  readonly root: string;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return {
    home: homedir(),
    platform: process.platform,
    uid: process.getuid?.() ?? null,
    root: '',
  };
}

/** The places where an engine listens by default, in the order they are tried. */
export function defaultPlaces(env: DockerEnv, machine: Machine): readonly string[] {
  if (machine.platform === 'win32')
    return ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/dockerDesktopLinuxEngine'];
  const { home, root, uid } = machine;
  const runtime = env.XDG_RUNTIME_DIR ?? (uid === null ? null : join(root, `/run/user/${uid}`));
  return [
    join(root, '/var/run/docker.sock'),
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    ...(runtime === null ? [] : [join(runtime, 'docker.sock')]),
    ...(runtime === null ? [] : [join(runtime, 'podman/podman.sock')]),
    join(root, '/run/podman/podman.sock'),
  ].map((path) => `unix://${path}`);
}

/** The context that is in use; null where it is the default one, whose engine is on this machine. */
async function contextInUse(env: DockerEnv, configDir: string): Promise<string | null> {
  const context = env.DOCKER_CONTEXT || (await readCurrentContext(configDir));
  return context === 'default' ? null : context;
}

/**
 * Whether a context other than the default one says where the engine is: one that is set up on this machine would then
 * not be found. Throws `EngineTrouble` where Docker's configuration cannot be read.
 */
export async function isContextChosen(env: DockerEnv, machine: Machine): Promise<boolean> {
  if (env.DOCKER_HOST) return false;
  return (await contextInUse(env, env.DOCKER_CONFIG || join(machine.home, '.docker'))) !== null;
}

/**
 * Where the engine may be, as the docker CLI finds it: `DOCKER_HOST`; else the context that `DOCKER_CONTEXT` or the
 * configuration names; else the default places that exist (the first of them where none does). To be tried in order.
 * Throws `EngineTrouble` where what was named cannot be used.
 */
export async function discover(env: DockerEnv, machine: Machine): Promise<readonly Target[]> {
  const configDir = env.DOCKER_CONFIG || join(machine.home, '.docker');
  if (env.DOCKER_HOST) {
    const wantsTls = Boolean(env.DOCKER_TLS_VERIFY || env.DOCKER_TLS);
    const tls = wantsTls
      ? await readTls(env.DOCKER_CERT_PATH || configDir, Boolean(env.DOCKER_TLS_VERIFY))
      : null;
    return [parseHost(env.DOCKER_HOST, tls)];
  }
  const context = await contextInUse(env, configDir);
  if (context !== null) return [await readContext(configDir, context)];
  const places = defaultPlaces(env, machine).map((host) => parseHost(host, null));
  const there = places.filter(
    (place) => place.via !== 'socket' || machine.platform === 'win32' || existsSync(place.path),
  );
  return there.length > 0 ? there : places.slice(0, 1);
}
