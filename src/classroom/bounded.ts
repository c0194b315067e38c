/** Runs a job when its turn comes; null at once where too many wait already. */
export type Bounded = <T>(job: () => Promise<T>) => Promise<T> | null;

/** Lets `atOnce` jobs run side by side, and `waiting` more wait for them, first come, first served. */
export function bounded(atOnce: number, waiting: number): Bounded {
  let running = 0;
  const queue: (() => void)[] = [];
  const leave = () => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };
  return (job) => {
    if (running < atOnce) {
      running += 1;
      return job().finally(leave);
    }
    if (queue.length >= waiting) return null;
    return new Promise<void>((resolve) => queue.push(resolve)).then(job).finally(leave);
  };
}
