/** Something that is done soon after it is asked for, and not too often. */
export interface Paced {
  /** Asks for it; however often that is done meanwhile, it is done once. */
  soon(): void;
  /** Does it no more; resolves when it is not under way. */
  close(): Promise<void>;
}

/** Does `run`, which must not reject, at most once in `pauseMs`, and never twice at once. */
export function paced(run: () => Promise<void>, pauseMs: number): Paced {
  let beganAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;

  const begin = async () => {
    timer = undefined;
    if (isClosed) return;
    beganAt = performance.now();
    await run();
  };
  return {
    soon() {
      if (isClosed || timer) return;
      const wait = Math.max(0, pauseMs - (performance.now() - beganAt));
      timer = setTimeout(() => {
        running = running.then(begin);
      }, wait);
      timer.unref();
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      return running;
    },
  };
}
