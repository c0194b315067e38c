/** Runs jobs of the same name one after the other, in the order in which they came, and others beside them. */
export function queues(): <T>(name: string, job: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, job) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(job, job);
    last.set(name, mine);
    const forget = () => {
      if (last.get(name) === mine) last.delete(name);
    };
    mine.then(forget, forget);
    return mine;
  };
}
