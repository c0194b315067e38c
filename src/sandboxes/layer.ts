import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { z } from 'zod';
import { cacheFolder } from './cache.ts';
import type { Entry, FileTree } from './file-tree.ts';

/** A layer as a tar file of this machine, with the digest that images know it by. */
export interface Layer {
  readonly file: string;
  readonly bytes: number;
  readonly diffId: string;
}

const stored = z.object({ bytes: z.number(), diffId: z.string() });

/** The time that every file and image made here bears: always the same, so that the same files give the same image. */
export const madeAt = new Date('2026-01-01T00:00:00Z');

/**
 * Makes a layer of the files, the same bytes for the same files, and keeps it for the next time.
 * A file of this machine is known by its path, size and time of change.
 */
export async function makeLayer(files: FileTree): Promise<Layer> {
  const key = await keyOf(files);
  const file = path.join(cacheFolder('layers'), `${key}.tar`);
  const note = `${file}.json`;
  if (existsSync(note)) return { file, ...stored.parse(JSON.parse(readFileSync(note, 'utf8'))) };
  const draft = `${file}.${process.pid}`;
  const tar = pack();
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const writing = pipeline(tar, measured, createWriteStream(draft));
  await Promise.all([writing, fill(tar, files)]);
  const layer = { bytes, diffId: `sha256:${hash.digest('hex')}` };
  await rename(draft, file);
  await writeFile(`${draft}.json`, JSON.stringify(layer));
  await rename(`${draft}.json`, note);
  return { file, ...layer };
}

async function keyOf(files: FileTree): Promise<string> {
  const hash = createHash('sha256').update(madeAt.toISOString());
  for (const [name, entry] of sorted(files)) {
    hash.update(`${name}\0${JSON.stringify(entry)}\0`);
    if (entry.type !== 'file' || !('path' in entry.from)) continue;
    const { size, mtimeMs } = await stat(entry.from.path);
    hash.update(`${size} ${mtimeMs}\0`);
  }
  return hash.digest('hex').slice(0, 32);
}

async function fill(tar: Pack, files: FileTree): Promise<void> {
  try {
    const known = new Set<string>();
    for (const [name, entry] of sorted(files)) {
      addParents(tar, name, known);
      await add(tar, name.slice(1), entry);
      known.add(name);
    }
    tar.finalize();
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

function sorted(files: FileTree): [string, Entry][] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}

function addParents(tar: Pack, name: string, known: Set<string>): void {
  const parts = name.split('/').slice(1, -1);
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    if (known.has(`/${folder}`)) continue;
    known.add(`/${folder}`);
    tar.entry({ name: folder, type: 'directory', mode: 0o755, mtime: madeAt });
  }
}

async function add(tar: Pack, name: string, entry: Entry): Promise<void> {
  switch (entry.type) {
    case 'directory': {
      const owner = entry.owner ?? 0;
      const mode = entry.mode ?? 0o755;
      tar.entry({ name, type: 'directory', mode, uid: owner, gid: owner, mtime: madeAt });
      return;
    }
    case 'link':
      tar.entry({ name, type: 'symlink', linkname: entry.target, mtime: madeAt });
      return;
    case 'file': {
      const header = { name, mode: entry.mode, mtime: madeAt };
      if ('text' in entry.from) {
        tar.entry(header, entry.from.text);
        return;
      }
      const { size } = await stat(entry.from.path);
      await pipeline(createReadStream(entry.from.path), tar.entry({ ...header, size }));
      return;
    }
  }
}
