import { isFree, type Reader, refusedWhole, single } from './value.ts';

const powers: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };
const form = /^(\+?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,3})?) ?([A-Za-z]{0,3})$/u;

/** How many bytes a size such as `128m` or `1.5 GiB` is, by powers of 1024; null where it is no size. */
export function bytesOf(text: string): number | null {
  const [, number, unit = ''] = form.exec(text) ?? [];
  if (number === undefined) return null;
  const [letter = 'b', ...rest] = unit.toLowerCase();
  const power = powers[letter];
  const ending = rest.join('');
  const fits = letter === 'b' ? ending === '' : ['', 'b', 'ib'].includes(ending);
  if (power === undefined || !fits) return null;
  const bytes = Math.trunc(Number(number) * 1024 ** power);
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
