import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { message } from '../i18n/text.ts';
import { run } from './run.ts';
import { SandboxError } from './sandbox-error.ts';

/** How the user is known to a registry, as an engine takes it with a pull. */
export type RegistryLogin =
  | { readonly username: string; readonly password: string; readonly serveraddress: string }
  | { readonly identitytoken: string; readonly serveraddress: string };

const config = z.looseObject({
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  auths: z
    .record(
      z.string(),
      z.looseObject({ auth: z.string().optional(), identitytoken: z.string().optional() }),
    )
    .optional(),
});

const helperAnswer = z.looseObject({ Username: z.string(), Secret: z.string() });

/**
 * What `docker login` has kept for the registry of an image, in Docker's configuration or with the helper that it
 * names; null where it gives nothing.
 */
export async function registryLogin(
  image: string,
  env: { readonly DOCKER_CONFIG?: string | undefined },
): Promise<RegistryLogin | null> {
  const serveraddress = registryOf(image);
  const file = path.join(env.DOCKER_CONFIG || path.join(homedir(), '.docker'), 'config.json');
  if (!existsSync(file)) return null;
  const { credsStore, credHelpers, auths } = await read(file);
  const helper = credHelpers?.[serveraddress] ?? credsStore;
  if (helper) return askHelper(helper, serveraddress);
  const kept = auths?.[serveraddress];
  if (kept?.identitytoken) return { identitytoken: kept.identitytoken, serveraddress };
  if (!kept?.auth) return null;
  const [username = '', ...rest] = Buffer.from(kept.auth, 'base64').toString('utf8').split(':');
  return { username, password: rest.join(':'), serveraddress };
}

/** The registry in an image's name, as Docker's configuration calls it. */
function registryOf(image: string): string {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  return /[.:]|^localhost$/.test(first) ? first : 'https://index.docker.io/v1/';
}

async function read(file: string): Promise<z.infer<typeof config>> {
  try {
    return config.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new SandboxError(message('engine.unreadable', { path: file }), { cause });
  }
}

async function askHelper(helper: string, serveraddress: string): Promise<RegistryLogin | null> {
  const options = { input: serveraddress, timeoutMs: 10_000 };
  // A helper that is not there, fails or keeps nothing leaves the docker CLI to ask without a login, and so here:
  // a registry that needs one says so in plain words.
  const asked = await run(`docker-credential-${helper}`, ['get'], options).catch(() => null);
  if (asked?.exitCode !== 0) return null;
  const { Username, Secret } = helperAnswer.parse(JSON.parse(asked.stdout));
  return Username === '<token>'
    ? { identitytoken: Secret, serveraddress }
    : { username: Username, password: Secret, serveraddress };
}
