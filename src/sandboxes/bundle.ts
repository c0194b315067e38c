import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { message } from '../i18n/text.ts';
import { listImages } from './list-images.ts';
import { run } from './run.ts';
import { SandboxError } from './sandbox-error.ts';

/** Writes the images of the engine into one file that another machine loads. A failure leaves no file behind. */
export async function saveBundle(
  file: string,
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const listed = await listImages(names, env);
  const missing = listed.filter(({ present }) => !present).map(({ name }) => name);
  if (missing.length > 0) {
    throw new SandboxError(message('cli.imagesSaveMissing', { images: missing.join(', ') }));
  }
  const draft = `${file}.${process.pid}.part`;
  const saved = await run('docker', ['image', 'save', '--output', draft, ...names], { env });
  if (saved.exitCode !== 0) {
    await rm(draft, { force: true });
    throw new SandboxError(message('cli.imagesSaveFailed', { file, said: saved.stderr.trim() }));
  }
  await rename(draft, file);
}

/** Loads a file that `saveBundle` (or `docker save`) wrote into the engine. */
export async function loadBundle(file: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (!existsSync(file)) throw new SandboxError(message('cli.imagesNoFile', { file }));
  const loaded = await run('docker', ['image', 'load', '--quiet', '--input', file], { env });
  if (loaded.exitCode !== 0) {
    throw new SandboxError(message('cli.imagesLoadFailed', { file, said: loaded.stderr.trim() }));
  }
}
