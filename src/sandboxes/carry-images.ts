import { PassThrough } from 'node:stream';
import type { Docker } from './docker.ts';
import { loadArchive, saveArchive } from './image-archive.ts';
import { listImages } from './list-images.ts';
import { loadStandIns } from './load-stand-ins.ts';
import { withTag } from './stand-ins/all.ts';

/**
 * Brings images into a disposable engine. Those that `host` has are copied, and stand-ins are made of the rest;
 * without a host, stand-ins of all. Rejects when an image is to be had neither way.
 */
export async function carryImages(
  names: readonly string[],
  host: Docker | null,
  inner: Docker,
): Promise<void> {
  const wanted = [...new Set(names.map(withTag))];
  const listed = host === null ? [] : await listImages(wanted, host);
  const there = new Set(listed.filter(({ present }) => present).map(({ name }) => name));
  if (host !== null && there.size > 0) {
    const archive = new PassThrough();
    await Promise.all([saveArchive(host, [...there], archive), loadArchive(inner, archive)]);
  }
  await loadStandIns(
    wanted.filter((name) => !there.has(name)),
    inner,
  );
}
