import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** Hears from the file system that something changed in folders. */
export interface Notice {
  /** Whether anything changed since this was last asked. */
  take(): boolean;
  /** Listens to these folders from now on, and to no others. */
  follow(folders: readonly string[]): void;
}

/**
 * Listens below `dir` as far as the system tells of changes: a share in a network or a full table of watches does not,
 * so this only hastens a look that comes anyway. It keeps no process alive.
 */
export function listen(dir: string): Notice {
  const watchers = new Map<string, FSWatcher>();
  let changed = false;

  const drop = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  const start = (folder: string) => {
    try {
      const watcher = watch(join(dir, folder), { persistent: false }, () => {
        changed = true;
      });
      watcher.on('error', () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // A folder that cannot be listened to is still looked at by the clock, which also tells why.
      watchers.delete(folder);
    }
  };

  return {
    take() {
      const was = changed;
      changed = false;
      return was;
    },
    follow(folders) {
      for (const folder of [...watchers.keys()]) drop(folder);
      for (const folder of folders) start(folder);
    },
  };
}
