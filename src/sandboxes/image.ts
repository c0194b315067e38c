import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { type Layer, madeAt } from './layer.ts';

/** How a container of an image starts, in the image format's own words. */
export interface ImageConfig {
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Env?: readonly string[];
  readonly WorkingDir?: string;
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly Volumes?: Readonly<Record<string, Record<string, never>>>;
  readonly StopSignal?: string;
  readonly Labels?: Readonly<Record<string, string>>;
}

/** An image made here: its name with a tag, how it starts, and its layers from the bottom up. */
export interface Image {
  readonly name: string;
  readonly config: ImageConfig;
  readonly layers: readonly Layer[];
}

const architectures: Readonly<Record<string, string>> = {
  x64: 'amd64',
  arm64: 'arm64',
  arm: 'arm',
  ppc64: 'ppc64le',
  s390x: 's390x',
  riscv64: 'riscv64',
};

/** The image's configuration document, as every engine stores it. */
export function configDocument(image: Image): string {
  return JSON.stringify({
    created: madeAt.toISOString(),
    architecture: architectures[process.arch] ?? process.arch,
    os: 'linux',
    config: image.config,
    rootfs: { type: 'layers', diff_ids: image.layers.map((layer) => layer.diffId) },
    history: image.layers.map(() => ({
      created: madeAt.toISOString(),
      created_by: 'plimsoll images',
    })),
  });
}

/** The id an engine gives the image: the digest of its configuration. */
export function imageId(image: Image): string {
  return `sha256:${createHash('sha256').update(configDocument(image)).digest('hex')}`;
}

/** The images as one archive that `docker load` reads; a layer that two of them share is in it once. */
export function archive(images: readonly Image[]): Readable {
  const tar = pack();
  const out = new PassThrough();
  // A failure while filling surfaces to whoever reads the archive.
  Promise.all([pipeline(tar, out), fill(tar, images)]).catch((error: Error) => out.destroy(error));
  return out;
}

async function fill(tar: Pack, images: readonly Image[]): Promise<void> {
  const layers = new Map(images.flatMap(({ layers }) => layers.map((one) => [one.diffId, one])));
  for (const layer of layers.values()) {
    const header = { name: layerPath(layer), size: layer.bytes };
    await pipeline(createReadStream(layer.file), tar.entry(header));
  }
  for (const image of images) tar.entry({ name: configPath(image) }, configDocument(image));
  const manifest = images.map((image) => ({
    Config: configPath(image),
    RepoTags: [image.name],
    Layers: image.layers.map(layerPath),
  }));
  tar.entry({ name: 'manifest.json' }, JSON.stringify(manifest));
  tar.finalize();
}

function layerPath(layer: Layer): string {
  return `${layer.diffId.slice('sha256:'.length)}/layer.tar`;
}

function configPath(image: Image): string {
  return `${imageId(image).slice('sha256:'.length)}.json`;
}
