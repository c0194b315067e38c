import { isFree, type Reader, refusedWhole, single } from './value.ts';

const decimal = /^(\d{0,20})(?:\.(\d{0,20}))?(?:[eE]([+-]?\d{1,2}))?$/u;
const fraction = /^(\d{1,20})\/(\d{1,20})$/u;
const nano = 1_000_000_000n;

/** How many billionths a number such as `1.5`, `.5`, `15e-1` or `3/2` is; null where it is none, or finer than that. */
export function billionths(text: string): bigint | null {
  const [, above, below] = fraction.exec(text) ?? [];
  if (above !== undefined && below !== undefined)
    return divided(BigInt(above) * nano, BigInt(below));
  const [, whole = '', part = '', exponent = '0'] = decimal.exec(text) ?? [];
  if (whole + part === '') return null;
  const places = BigInt(part.length - Number(exponent));
  const number = BigInt(whole + part) * nano;
  return places < 0n ? number * 10n ** -places : divided(number, 10n ** places);
}

function divided(number: bigint, by: bigint): bigint | null {
  return by === 0n || number % by !== 0n ? null : number / by;
}

/** A share of processors: `.5`, `0.50` and `1/2` are the same. */
export const readDecimal: Reader = (text, manner) => {
  if (isFree(text, manner)) return single(text);
  const number = billionths(text);
  return number === null ? refusedWhole('compare.wants-decimal', text) : single(String(number));
};
