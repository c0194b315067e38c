import { randomBytes } from 'node:crypto';

const randomDigits = 16;
let pool = '';
let poolAt = 0;

function random(): string {
  if (poolAt >= pool.length) {
    pool = randomBytes(8192).toString('hex');
    poolAt = 0;
  }
  poolAt += randomDigits;
  return pool.slice(poolAt - randomDigits, poolAt);
}

let lastMs = 0;
let counter = 0;
/** `lastMs` as an id begins with it, written once a millisecond. */
let prefix = '';
let prefixMs = -1;

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/**
 * A new id: 32 hexadecimal digits, the time first (48 bits of milliseconds), then a counter, then 64 random bits.
 * In one process every id sorts after those before it, even when the clock is set back. So "the newest" is the
 * greatest id, and rows written together lie together in the index.
 */
export function newId(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (counter === 0xffff) {
    lastMs += 1;
    counter = 0;
  } else {
    counter += 1;
  }
  if (prefixMs !== lastMs) {
    prefixMs = lastMs;
    prefix = hex(lastMs, 12);
  }
  return prefix + hex(counter, 4) + random();
}

/** Makes the ids that follow sort after this stored one (a clock may have gone back between two runs). */
export function continueIdsAfter(id: string): void {
  if (!/^[0-9a-f]{32}$/.test(id)) return;
  const ms = Number.parseInt(id.slice(0, 12), 16);
  if (ms >= lastMs) {
    lastMs = ms + 1;
    counter = 0;
  }
}
