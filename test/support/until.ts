import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again until `ask` gives something truthy, and gives that; a rejection counts as not yet.
 * Rejects after 20 s, saying what was waited for.
 */
export async function until<T>(ask: () => Promise<T>, what: string): Promise<T> {
  const end = performance.now() + 20_000;
  let last: unknown;
  while (performance.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  }
  throw new Error(`Waited 20 s in vain: ${what}.`, { cause: last });
}
