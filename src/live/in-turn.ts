import { setTimeout as sleep } from 'node:timers/promises';

const longestRestMs = 250;
/** So much running needs no rest after it: what happens now and then is served at once. */
const freeMs = 60;

/** The time that is measured and rested; in milliseconds from any beginning. */
export interface Time {
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const realTime: Time = { now: () => performance.now(), sleep: (ms) => sleep(ms) };

/**
 * Runs `run` whenever it is asked for: the first time at once, and as long as it runs, once more afterwards however
 * often it was asked for meanwhile. Where it has run for longer than it has rested, it rests between two runs, so that a
 * ceaseless stream of wishes takes half the time at most and still is served. `run` gives how many milliseconds of it
 * count as running, and must not reject.
 */
export function inTurn(run: () => Promise<number>, time: Time = realTime): () => void {
  let isWanted = false;
  let isRunning = false;
  let owedMs = 0;
  let endedAt = Number.NEGATIVE_INFINITY;
  const timed = async () => {
    const began = time.now();
    owedMs = Math.max(0, owedMs - (began - endedAt));
    const ranMs = await run();
    endedAt = time.now();
    owedMs = Math.min(owedMs + ranMs, freeMs + longestRestMs);
  };
  const loop = async () => {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      await timed();
      if (isWanted && owedMs > freeMs) await time.sleep(owedMs - freeMs);
    }
    isRunning = false;
  };
  return () => {
    isWanted = true;
    if (!isRunning) void loop();
  };
}
