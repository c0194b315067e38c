import { connectEngine } from '../engine/connect.ts';
import type { Engine } from '../engine/engine.ts';
import type { Text } from '../i18n/text.ts';
import {
  type DisposableEngine,
  type DisposableEngineOptions,
  startDisposableEngine,
} from '../sandboxes/disposable-engine.ts';

/** A disposable engine to work on as a learner does, and the way Plimsoll sees it. */
export interface Place {
  readonly sandbox: Pick<DisposableEngine, 'shell' | 'empty'>;
  readonly engine: Engine;
}

/** A place that was started, and must be ended. */
export interface StartedPlace extends Place {
  stop(): Promise<void>;
}

/** Starts an engine that holds these images: those of the machine's engine, and stand-ins for the rest. */
export async function startPlace(
  images: readonly string[],
  onProgress: (text: Text) => void,
): Promise<StartedPlace> {
  const options: DisposableEngineOptions = { images, onProgress };
  const sandbox = await startDisposableEngine(options);
  const engine = connectEngine(
    { DOCKER_HOST: sandbox.dockerHost },
    { publishedAt: sandbox.address },
  );
  return {
    sandbox,
    engine,
    async stop() {
      engine.close();
      await sandbox.stop();
    },
  };
}
