import type { Kysely } from 'kysely';
import type { StoreError } from './errors.ts';
import type { Tables } from './schema.ts';

/** How many writes of one kind a transaction takes: it bounds how long the event loop stands still. */
const largestJob = 128;

/**
 * Writes many things that arrive together in one transaction, given in the order they came;
 * gives one outcome for each. It may run twice for the same inputs, the first time rolled back.
 */
export type WriteMany<I, O> = (trx: Kysely<Tables>, inputs: readonly I[]) => Promise<readonly O[]>;

/** What waits in one lane, taken out to be committed. */
export interface Job {
  readonly size: number;
  apply(trx: Kysely<Tables>): Promise<void>;
  resolve(): void;
  reject(error: StoreError): void;
  /** The same, one job a write. */
  split(): readonly Job[];
}

interface Waiting<I, O> {
  readonly input: I;
  readonly resolve: (outcome: O) => void;
  readonly reject: (error: StoreError) => void;
}

/** Writes of one kind that wait for the next commit. */
export class Lane<I, O> {
  readonly #writeMany: WriteMany<I, O>;
  #waiting: Waiting<I, O>[] = [];

  constructor(writeMany: WriteMany<I, O>) {
    this.#writeMany = writeMany;
  }

  /** Queues a write; the promise settles after the commit that holds it. */
  add(input: I): Promise<O> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
    });
  }

  /** How many writes wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** The writes that waited longest, or null when none waits. */
  take(): Job | null {
    if (this.#waiting.length === 0) return null;
    const taken = this.#waiting.slice(0, largestJob);
    this.#waiting = this.#waiting.slice(largestJob);
    return new LaneJob(this.#writeMany, taken);
  }
}

class LaneJob<I, O> implements Job {
  readonly size: number;
  readonly #writeMany: WriteMany<I, O>;
  readonly #writes: readonly Waiting<I, O>[];
  #outcomes: readonly O[] = [];

  constructor(writeMany: WriteMany<I, O>, writes: readonly Waiting<I, O>[]) {
    this.#writeMany = writeMany;
    this.#writes = writes;
    this.size = writes.length;
  }

  async apply(trx: Kysely<Tables>): Promise<void> {
    const outcomes = await this.#writeMany(
      trx,
      this.#writes.map((write) => write.input),
    );
    if (outcomes.length !== this.size) {
      throw new Error(`Expected ${this.size} outcomes of a write, got ${outcomes.length}.`);
    }
    this.#outcomes = outcomes;
  }

  resolve(): void {
    for (const [index, outcome] of this.#outcomes.entries()) this.#writes[index]?.resolve(outcome);
  }

  reject(error: StoreError): void {
    for (const write of this.#writes) write.reject(error);
  }

  split(): readonly Job[] {
    return this.#writes.map((write) => new LaneJob(this.#writeMany, [write]));
  }
}
