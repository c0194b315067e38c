import { spawn } from 'node:child_process';
import { loadStandIns } from './load-stand-ins.ts';
import { must, run } from './run.ts';
import { withTag } from './stand-ins/all.ts';

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
