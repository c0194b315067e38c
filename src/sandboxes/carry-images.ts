import { spawn } from 'node:child_process';
import { withLock } from './cache.ts';
import { archive } from './image.ts';
import { must, run } from './run.ts';
import { standInFor, withTag } from './stand-ins/all.ts';

/**
 * Brings images into a disposable engine. `host` copies what the host's engine has and makes stand-ins of
 * the rest; `stand-ins` never looks at the host's. Rejects when an image is to be had neither way.
 */
export async function carryImages(
  names: readonly string[],
  from: 'host' | 'stand-ins',
  hostEnv: NodeJS.ProcessEnv,
  innerEnv: NodeJS.ProcessEnv,
): Promise<void> {
  const wanted = [...new Set(names.map(withTag))];
  const there = from === 'host' ? await onHost(wanted, hostEnv) : new Set<string>();
  const copied = wanted.filter((name) => there.has(name));
  if (copied.length > 0) await copy(copied, hostEnv, innerEnv);
  await loadStandIns(
    wanted.filter((name) => !there.has(name)),
    innerEnv,
  );
}

/** Builds stand-ins for the names and loads them into the engine that `env` names. */
export async function loadStandIns(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (names.length === 0) return;
  const images = await withLock('stand-ins', async () => {
    const made = [];
    for (const name of names) {
      const standIn = standInFor(name);
      if (standIn === undefined) {
        throw new Error(
          `\`${name}\` is not on the engine and has no stand-in. Pull it, or load it with \`docker load\`.`,
        );
      }
      made.push(await standIn.make());
    }
    return made;
  });
  await must('docker', ['image', 'load', '--quiet'], { env, input: archive(images) });
}

async function onHost(names: readonly string[], env: NodeJS.ProcessEnv): Promise<Set<string>> {
  const found = await Promise.all(
    names.map(async (name) => {
      const inspected = await run('docker', ['image', 'inspect', '--format', 'ok', name], { env });
      return inspected.exitCode === 0 ? [name] : [];
    }),
  );
  return new Set(found.flat());
}

async function copy(
  names: readonly string[],
  from: NodeJS.ProcessEnv,
  to: NodeJS.ProcessEnv,
): Promise<void> {
  const saving = spawn('docker', ['image', 'save', ...names], {
    env: from,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const saved = new Promise<void>((resolve, reject) => {
    saving.on('error', reject);
    saving.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`\`docker image save\` ended with ${code}.`)),
    );
  });
  const load = must('docker', ['image', 'load', '--quiet'], { env: to, input: saving.stdout });
  await Promise.all([saved, load]);
}
