import { isFree, type Reader, refusedWhole, single } from './value.ts';

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const piece = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/uy;

/** What an `int64` holds: some 292 years. */
const most = 2n ** 63n;
/** Digits behind the point that no longer count, even of an hour. */
const exact = 18;

/** How many nanoseconds a duration of Go such as `1m30s` is; null where it is none, or longer than Go can hold. */
export function nanoseconds(text: string): bigint | null {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/su.exec(text) ?? [];
  if (rest === '0') return 0n;
  let sum = 0n;
  piece.lastIndex = 0;
  let at = 0;
  while (at < rest.length) {
    const [all, whole = '', after = '', unit = ''] = piece.exec(rest) ?? [];
    const scale = units[unit];
    if (all === undefined || scale === undefined || whole + after === '') return null;
    const part = after.slice(0, exact);
    sum += (BigInt(whole + part) * scale) / 10n ** BigInt(part.length);
    if (sum > most) return null;
    at += all.length;
  }
  if (at === 0 || (sum === most && sign !== '-')) return null;
  return sign === '-' ? -sum : sum;
}

/** A length of time: `90s` and `1m30s` are the same. */
export const readDuration: Reader = (text, manner) => {
  if (isFree(text, manner)) return single(text);
  const length = nanoseconds(text);
  return length === null ? refusedWhole('compare.wants-duration', text) : single(String(length));
};
