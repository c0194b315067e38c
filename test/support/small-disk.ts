import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../src/store/connection.ts';
import type { Store } from '../../src/store/store.ts';
import { connect, storeOn } from '../../src/store/store.ts';

/** A store whose disk can be filled up and freed again. */
export interface SmallDisk {
  readonly store: Store;
  fillUp(): Promise<void>;
  makeRoom(): Promise<void>;
}

function mountSmall(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * A SQLite store on a file system of 4 MB of its own where this process may mount one (root);
 * elsewhere SQLite's own bound on the file's size gives the same error.
 */
export async function smallDisk(): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-small-'));
  const mounted = mountSmall(folder);
  const connection = await connect(`sqlite:${join(folder, 'plimsoll.sqlite')}`);
  const store = await storeOn(connection);
  onTestFinished(async () => {
    await store.close();
    if (mounted) execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return mounted
    ? { store, ...fileSystem(folder) }
    : { store, fillUp: () => limitPages(connection, 1), makeRoom: () => limitPages(connection) };
}

function fileSystem(folder: string): Pick<SmallDisk, 'fillUp' | 'makeRoom'> {
  const ballast = join(folder, 'ballast');
  return {
    fillUp: async () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    makeRoom: async () => truncateSync(ballast),
  };
}

async function limitPages(connection: Connection, pages = 1_073_741_823): Promise<void> {
  // A bound below the file's size is taken as the file's size.
  await connection.db.executeQuery(CompiledQuery.raw(`pragma max_page_count = ${pages}`));
}
