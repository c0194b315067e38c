import { message } from '../i18n/text.ts';
import { withLock } from './cache.ts';
import type { Docker } from './docker.ts';
import { archive, type Image } from './image.ts';
import { loadArchive } from './image-archive.ts';
import { SandboxError } from './sandbox-error.ts';
import { standInFor } from './stand-ins/all.ts';

/**
 * Builds stand-ins for the names and loads them into the engine. Rejects with a
 * `SandboxError` where a name has none, or the machine lacks the packages.
 */
export async function loadStandIns(names: readonly string[], docker: Docker): Promise<void> {
  if (names.length === 0) return;
  const images = await withLock('stand-ins', async () => {
    const made: Image[] = [];
    for (const name of names) {
      const standIn = standInFor(name);
      if (standIn === undefined) {
        throw new SandboxError(message('cli.imagesNoStandIn', { image: name }));
      }
      made.push(await standIn.make());
    }
    return made;
  });
  await loadArchive(docker, archive(images));
}
