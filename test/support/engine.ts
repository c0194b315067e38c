import { afterAll, beforeAll, beforeEach } from 'vitest';
import {
  type DisposableEngine,
  startDisposableEngine,
} from '../../src/sandboxes/disposable-engine.ts';
import { standIns } from '../../src/sandboxes/stand-ins/all.ts';

/**
 * A disposable engine for the tests of a file or of a `describe`. Call it at the top of either, and call
 * what it gives inside a test:
 *
 *     const engine = disposableEngine();
 *     it('runs a container', async () => {
 *       await engine().shell('docker run -d --name redis redis:alpine');
 *       const { stdout } = await engine().docker(['ps', '--quiet']);
 *     });
 *
 * It holds stand-ins of the chapter's images (or those named), is emptied before every test unless `keep`
 * says otherwise, and is removed after the last one. Ports that are published answer at
 * `engine().address`; a client takes `engine().dockerHost`. Files that run side by side get one each.
 */
export function disposableEngine(
  options: { images?: readonly string[]; keep?: boolean } = {},
): () => DisposableEngine {
  let engine: DisposableEngine | undefined;
  const current = () => {
    if (engine) return engine;
    throw new Error('The disposable engine runs only inside tests and hooks.');
  };
  beforeAll(async () => {
    const images = options.images ?? standIns.map(({ name }) => name);
    engine = await startDisposableEngine({ images, imagesFrom: 'stand-ins' });
  });
  beforeEach(async () => {
    if (options.keep !== true) await current().empty();
  });
  afterAll(async () => {
    await engine?.stop();
  });
  return current;
}
