import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isAlive, processMark } from './process-mark.ts';

/** A folder for things that can always be made again: layers of images, unpacked packages. */
export function cacheFolder(...parts: string[]): string {
  const root = fileURLToPath(new URL('../../node_modules/.cache/plimsoll', import.meta.url));
  const folder = path.join(root, ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Runs `work` while no other process of this checkout runs work of the same name.
 * The lock of a process that died is taken over.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(cacheFolder('locks'), `${name}.lock`);
  while (!taken(file)) {
    freeIfDead(file);
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file: string): boolean {
  try {
    writeFileSync(file, processMark(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function freeIfDead(file: string): void {
  try {
    const mark = readFileSync(file, 'utf8');
    // An empty file is a lock whose owner is between making and marking it, unless it is old.
    const abandoned = mark === '' ? Date.now() - statSync(file).mtimeMs > 10_000 : !isAlive(mark);
    if (abandoned) rmSync(file, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
