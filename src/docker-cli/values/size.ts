import { goFloat } from './go-numbers.ts';
import { isFree, type Reader, refusedWhole, single } from './value.ts';

const powers: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** How many bytes a size such as `128m` or `1.5 GiB` is, by powers of 1024; null where the CLI takes it for no size. */
export function bytesOf(text: string): number | null {
  const [, before = '', suffix = ''] = /^(.*[\d. ])([^\d. ]*)$/su.exec(text) ?? [];
  const number = goFloat(before.endsWith(' ') ? before.slice(0, -1) : before, 64);
  if (number === null || !(number >= 0) || !/^(?:b?|[kmgtp](?:i?b)?)$/iu.test(suffix)) return null;
  const bytes = Math.trunc(number * 1024 ** (powers[suffix.charAt(0).toLowerCase()] ?? 0));
  return Number.isFinite(bytes) ? bytes : null;
}

/** A number of bytes: `128m`, `128M`, `128MB` and `134217728` are the same. */
export const readSize: Reader = (text, manner) => {
  if (isFree(text, manner)) return single(text);
  const bytes = bytesOf(text);
  return bytes === null ? refusedWhole('compare.wants-size', text) : single(String(bytes));
};

/** A number of bytes, or -1 for no limit. */
export const readSizeOrUnlimited: Reader = (text, manner) =>
  text === '-1' ? single(text) : readSize(text, manner);
