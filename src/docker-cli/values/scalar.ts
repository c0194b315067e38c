import { goInteger } from './go-numbers.ts';
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
  const number = goInteger(text);
  return number === null ? refusedWhole('compare.wants-int', text) : single(String(number));
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
