import { setTimeout as sleep } from 'node:timers/promises';

const longestRestMs = 250;

/**
 * Runs `run` whenever it is asked for: the first time at once, and as long as it runs, once more afterwards however
 * often it was asked for meanwhile. It rests between two runs for as long as a run takes, so that a ceaseless stream of
 * wishes takes half the time at most and still is served. `run` must not reject.
 */
export function inTurn(run: () => Promise<void>): () => void {
  let isWanted = false;
  let isRunning = false;
  const loop = async () => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      const began = performance.now();
      await run();
      if (isWanted) await sleep(Math.min(performance.now() - began, longestRestMs));
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void loop();
  };
}
