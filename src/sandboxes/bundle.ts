import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { message } from '../i18n/text.ts';
import type { Docker } from './docker.ts';
import { loadArchive, saveArchive } from './image-archive.ts';
import { listImages } from './list-images.ts';
import { reasonOf } from './refusal.ts';
import { SandboxError } from './sandbox-error.ts';

/** Writes the images of the engine into one file that another machine loads. A failure leaves no file behind. */
export async function saveBundle(
  file: string,
  names: readonly string[],
  docker: Docker,
): Promise<void> {
  const listed = await listImages(names, docker);
  const missing = listed.filter(({ present }) => !present).map(({ name }) => name);
  if (missing.length > 0) {
    throw new SandboxError(message('cli.imagesSaveMissing', { images: missing.join(', ') }));
  }
  const draft = `${file}.${process.pid}.part`;
  try {
    const opened = await open(draft, 'w');
    await saveArchive(docker, names, opened.createWriteStream());
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    const said = reasonOf(cause);
    throw new SandboxError(message('cli.imagesSaveFailed', { file, said }), { cause });
  }
}

/** Loads a file that `saveBundle` (or `docker save`) wrote into the engine. */
export async function loadBundle(file: string, docker: Docker): Promise<void> {
  if (!existsSync(file)) throw new SandboxError(message('cli.imagesNoFile', { file }));
  try {
    await loadArchive(docker, createReadStream(file));
  } catch (cause) {
    const said = reasonOf(cause);
    throw new SandboxError(message('cli.imagesLoadFailed', { file, said }), { cause });
  }
}
