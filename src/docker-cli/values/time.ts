import { nanoseconds } from './duration.ts';
import { isFree, one, type Reader, refusedWhole, single } from './value.ts';

const date =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(\.\d{1,9})?)?)?)?(Z|[+-]\d\d:\d\d)?$/u;
const unix = /^-?\d{1,18}(?:\.\d{1,9})?$/u;

/** A moment: `10m` and `600s` mean so long ago; a date without a zone is of the reader's own. */
export const readTime: Reader = (text, manner) => {
  if (text === '' || isFree(text, manner)) return single(text);
  const ago = nanoseconds(text);
  if (ago !== null && !unix.test(text)) return one([{ name: 'ago', text: String(ago) }], '');
  if (unix.test(text)) return single(text.replace(/\.0*$/u, ''));
  const [, year, month, day, hour = '00', minute = '00', second = '00', part = '', zone = ''] =
    date.exec(text) ?? [];
  if (year === undefined) return refusedWhole('compare.wants-time', text);
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const milliseconds = Date.parse(`${local}${zone === '' ? 'Z' : zone}`);
  if (Number.isNaN(milliseconds)) return refusedWhole('compare.wants-time', text);
  const fraction = part.replace(/\.?0*$/u, '');
  return single(zone === '' ? `${local}${fraction}` : `${milliseconds / 1000}${fraction}`);
};
