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
const piece = /(\d{0,18})(?:\.(\d{0,18}))?(ns|us|µs|μs|ms|s|m|h)/uy;

/** How many nanoseconds a duration of Go such as `1m30s` is; null where it is none. */
export function nanoseconds(text: string): bigint | null {
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/su.exec(text) ?? [];
  if (rest === '0') return 0n;
  let sum = 0n;
  piece.lastIndex = 0;
  let at = 0;
  while (at < rest.length) {
    const [all, whole = '', part = '', unit = ''] = piece.exec(rest) ?? [];
    const scale = units[unit];
    if (all === undefined || scale === undefined || whole + part === '') return null;
    sum += (BigInt(whole + part) * scale) / 10n ** BigInt(part.length);
    at += all.length;
  }
  if (at === 0) return null;
  return sign === '-' ? -sum : sum;
}

/** A length of time: `90s` and `1m30s` are the same. */
export const readDuration: Reader = (text, manner) => {
  if (isFree(text, manner)) return single(text);
  const length = nanoseconds(text);
  return length === null ? refusedWhole('compare.wants-duration', text) : single(String(length));
};
