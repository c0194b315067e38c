import { isFree, type Reader, refusedWhole, single } from './value.ts';

/** Text that means only itself. */
export const readText: Reader = (text) => single(text);

/** `true` or `false`, in any of the spellings that Go's flags take. */
export const readBool: Reader = (text, manner) => {
  if (isFree(text, manner)) return single(text);
  if (/^(?:1|t|T|TRUE|true|True)$/u.test(text)) return single('true');
  if (/^(?:0|f|F|FALSE|false|False)$/u.test(text)) return single('false');
  return refusedWhole('compare.wants-bool', text);
};

/** A whole number as Go's flags read it: `0x10` and `010` are numbers of another base. */
export const readInt: Reader = (text, manner) => {
  if (isFree(text, manner)) return single(text);
  const [, sign = '', digits = ''] =
    /^([+-]?)(0[xX][\da-fA-F]{1,20}|0[bB][01]{1,70}|0[oO]?[0-7]{1,25}|0|[1-9]\d{0,25})$/u.exec(
      text,
    ) ?? [];
  if (digits === '') return refusedWhole('compare.wants-int', text);
  const octal = /^0[0-7]/u.test(digits) ? `0o${digits.slice(1)}` : digits;
  const number = BigInt(octal);
  return single(String(sign === '-' ? -number : number));
};

/** A way to give up a lower or upper case: the engine takes either. */
export const readLowerCase: Reader = (text) => single(text.toLowerCase());

/** A fixed choice of words; anything else is refused. */
export function choiceOf(wants: Parameters<typeof refusedWhole>[0], words: readonly string[]) {
  const known = new Set(words);
  const read: Reader = (text, manner) =>
    known.has(text) || isFree(text, manner) ? single(text) : refusedWhole(wants, text);
  return read;
}
