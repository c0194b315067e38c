const shortestMs = 100;
const longestMs = 1_000;

/** How often it is looked at what can change no more than a reason: less and less often while nothing comes of it. */
export interface ReasonPace {
  /** How long the next such look has to wait, in milliseconds. */
  waitMs(now: number): number;
  /** Says that such a look begins. */
  begins(now: number): void;
  /** Says that a look brought something new. */
  brought(): void;
}

/** A pace that begins at ten looks a second; times are in milliseconds from any beginning. */
export function reasonPace(): ReasonPace {
  let lastAt = Number.NEGATIVE_INFINITY;
  let betweenMs = shortestMs;
  return {
    waitMs: (now) => Math.max(0, lastAt + betweenMs - now),
    begins(now) {
      betweenMs = now - lastAt > 2 * betweenMs ? shortestMs : Math.min(2 * betweenMs, longestMs);
      lastAt = now;
    },
    brought() {
      betweenMs = shortestMs;
    },
  };
}
