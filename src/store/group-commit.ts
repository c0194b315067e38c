import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { concernsWholeDatabase, StoreError } from './errors.ts';
import { type Job, Lane, type WriteMany } from './lane.ts';

/** How long a transaction is tried again while another program holds the database locked. */
const lockPatienceMs = 3000;
const lockPauseMs = 50;

/** Queues one write; resolves when it is committed and on disk, rejects with a `StoreError`. */
export type Write<I, O> = (input: I) => Promise<O>;

/** How many turns of the event loop a commit waits at most, and how many without a new write end the wait. */
const mostTurns = 50;
const idleTurns = 3;
/** How many commits may wait for the disk side by side: while one is synced, the next is written. */
const mostSyncs = 4;

/** A failure of the whole database, and when it was met (`performance.now()`). */
export interface WriteFailure {
  readonly error: StoreError;
  readonly at: number;
}

/**
 * Commits together what arrives while the commit before it runs. A write that the database refuses fails alone:
 * the others of its transaction are committed again without it.
 */
export class GroupCommit {
  readonly #connection: Connection;
  readonly #lanes: { readonly waiting: number; take(): Job | null }[] = [];
  /** Commits that the disk does not hold for certain yet; none of their writes is acknowledged. */
  readonly #syncing = new Set<Promise<void>>();
  #running: Promise<void> | null = null;
  #closed = false;
  #lastFailure: WriteFailure | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The failure of the whole database that the newest commit met; null when it went well. */
  get lastFailure(): WriteFailure | null {
    return this.#lastFailure;
  }

  /** A new kind of write. Within one transaction the kinds run in the order in which they were made. */
  lane<I, O>(writeMany: WriteMany<I, O>): Write<I, O> {
    const lane = new Lane(writeMany);
    this.#lanes.push(lane);
    return (input) => {
      if (this.#closed) {
        return Promise.reject(
          new StoreError(
            'closed',
            'The server is stopping and takes no more answers. Send it again when it is back.',
          ),
        );
      }
      const written = lane.add(input);
      this.#running ??= this.#run();
      return written;
    };
  }

  /** Takes no more writes, and waits for those that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    await Promise.all(this.#syncing);
  }

  async #run(): Promise<void> {
    for (;;) {
      await this.#gather();
      const jobs = this.#lanes.map((lane) => lane.take()).filter((job) => job !== null);
      if (jobs.length === 0) break;
      await this.#commit(jobs);
    }
    this.#running = null;
  }

  /**
   * Lets answers go out, and what the sockets hold join this transaction: waits turn by turn of the event loop while
   * more arrives. A commit costs the same for one write and for a hundred.
   */
  async #gather(): Promise<void> {
    let idle = 0;
    let before = 0;
    for (let turn = 0; turn < mostTurns && idle < idleTurns; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      const waiting = this.#lanes.reduce((sum, lane) => sum + lane.waiting, 0);
      idle = waiting > before ? 0 : idle + 1;
      before = waiting;
    }
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const failure = await this.#tryUntilUnlocked(jobs);
    if (failure !== null) {
      await this.#fail(jobs, failure);
      return;
    }
    const synced = this.#sync(jobs).finally(() => this.#syncing.delete(synced));
    this.#syncing.add(synced);
    if (this.#syncing.size >= mostSyncs) await Promise.race(this.#syncing);
  }

  async #sync(jobs: readonly Job[]): Promise<void> {
    try {
      await this.#connection.flush();
    } catch (cause) {
      const error = this.#connection.toStoreError(cause);
      this.#lastFailure = { error, at: performance.now() };
      for (const job of jobs) job.reject(error);
      return;
    }
    this.#lastFailure = null;
    for (const job of jobs) job.resolve();
  }

  async #tryUntilUnlocked(jobs: readonly Job[]): Promise<StoreError | null> {
    const giveUpAt = performance.now() + lockPatienceMs;
    for (;;) {
      try {
        await this.#connection.db.transaction().execute(async (trx) => {
          for (const job of jobs) await job.apply(trx);
        });
        return null;
      } catch (cause) {
        const error = this.#connection.toStoreError(cause);
        if (error.code !== 'locked' || performance.now() > giveUpAt) return error;
        await sleep(lockPauseMs);
      }
    }
  }

  async #fail(jobs: readonly Job[], error: StoreError): Promise<void> {
    const whole = concernsWholeDatabase(error);
    if (whole) this.#lastFailure = { error, at: performance.now() };
    const count = jobs.reduce((sum, job) => sum + job.size, 0);
    if (whole || count === 1) {
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const single of jobs.flatMap((job) => job.split())) await this.#commit([single]);
  }
}
