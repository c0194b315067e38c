import { existsSync } from 'node:fs';
import { message, type Text } from '../i18n/text.ts';
import { loadBundle } from './bundle.ts';
import type { Docker } from './docker.ts';
import { type ListedImage, listImages } from './list-images.ts';
import { loadStandIns } from './load-stand-ins.ts';
import { pullImage } from './pull-image.ts';
import { SandboxError } from './sandbox-error.ts';
import { standInFor, withTag } from './stand-ins/all.ts';

/** Where an image came from: it was there, was pulled, was in the bundle, was built, or is not to be had. */
export type Origin = 'present' | 'pulled' | 'loaded' | 'built' | 'missing';

/** One image after `makeImages`; `reason` says why it is missing. */
export interface MadeImage extends ListedImage {
  readonly origin: Origin;
  readonly reason: Text | null;
}

/** What to make available, where, and from what. */
export interface MakeImagesOptions {
  readonly names: readonly string[];
  readonly docker: Docker;
  /** A file that `images save` wrote; not used where it does not exist. */
  readonly bundle: string;
  /** Whether pulling may be tried. */
  readonly pull: boolean;
  readonly onProgress: (text: Text) => void;
}

/**
 * Makes every image available on the engine: what is there stays as it is; the rest is pulled, or else
 * loaded from the bundle, or else built from the machine's packages as labelled stand-ins.
 */
export async function makeImages(options: MakeImagesOptions): Promise<MadeImage[]> {
  const names = [...new Set(options.names.map(withTag))];
  const origins = new Map<string, Origin>();
  const reasons = new Map<string, Text>();
  const missing = () => names.filter((name) => !origins.has(name));
  const note = async (origin: Origin) => {
    for (const image of await listImages(missing(), options.docker)) {
      if (image.present) origins.set(image.name, origin);
    }
  };
  await note('present');
  if (options.pull) {
    await pullAll(missing(), options, reasons);
    await note('pulled');
  }
  if (missing().length > 0 && existsSync(options.bundle)) {
    options.onProgress(message('cli.imagesLoading', { file: options.bundle }));
    await loadBundle(options.bundle, options.docker);
    await note('loaded');
  }
  await buildAll(missing(), options, reasons);
  await note('built');
  const listed = await listImages(names, options.docker);
  return listed.map((image) => ({
    ...image,
    origin: origins.get(image.name) ?? 'missing',
    reason: origins.has(image.name) ? null : (reasons.get(image.name) ?? null),
  }));
}

async function pullAll(
  names: readonly string[],
  { docker, onProgress }: MakeImagesOptions,
  reasons: Map<string, Text>,
): Promise<void> {
  for (const name of names) {
    onProgress(message('cli.imagesPulling', { image: name }));
    const onBytes = inTenths((done, total) =>
      onProgress(message('cli.imagesPullingBytes', { image: name, done, total })),
    );
    const pull = await pullImage(name, docker, { onBytes });
    if (pull.outcome === 'pulled') continue;
    reasons.set(name, message('cli.imagesPullFailed', { said: pull.said }));
    if (pull.outcome === 'offline') {
      onProgress(message('cli.imagesOffline', { said: pull.said }));
      return;
    }
  }
}

/** Tells megabytes each time another tenth has come, so that a log stays short. */
function inTenths(tell: (done: number, total: number) => void) {
  let told = 0;
  return (done: number, total: number) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth <= told) return;
    told = tenth;
    tell(Math.ceil(done / 1e6), Math.ceil(total / 1e6));
  };
}

async function buildAll(
  names: readonly string[],
  { docker, onProgress }: MakeImagesOptions,
  reasons: Map<string, Text>,
): Promise<void> {
  for (const name of names) {
    if (standInFor(name) === undefined) {
      reasons.set(name, reasons.get(name) ?? message('cli.imagesNoStandIn', { image: name }));
      continue;
    }
    onProgress(message('cli.imagesBuilding', { image: name }));
    try {
      await loadStandIns([name], docker);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      reasons.set(name, error.text);
    }
  }
}
