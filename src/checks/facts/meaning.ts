import { bytesOf } from '../bytes.ts';
import { tidyPath } from '../container/mounts.ts';
import { userNames } from '../container/user.ts';
import { modeOf } from '../file/expect.ts';
import { sameImage, sameImageId } from '../image-reference.ts';
import { sameAddress, sameNetwork } from './address.ts';
import { sameTime } from './time.ts';

/** What kind of value a fact is: two texts of one kind may be the same value, written in two ways. */
export type Meaning =
  | 'text'
  | 'word'
  | 'words'
  | 'names'
  | 'id'
  | 'volume'
  | 'image'
  | 'number'
  | 'exit-code'
  | 'port'
  | 'exposed'
  | 'bytes'
  | 'time'
  | 'path'
  | 'mode'
  | 'user'
  | 'address'
  | 'network';

function sameId(given: string, actual: string): boolean {
  const bare = (id: string) => id.replace(/^sha256:/, '');
  const digits = bare(given.toLowerCase());
  return given === actual || (/^[0-9a-f]{12,64}$/.test(digits) && bare(actual).startsWith(digits));
}

function sameNumber(given: string, actual: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(given) && Number(given) === Number(actual);
}

/** A list of words, as a command line or as the JSON that `docker inspect` shows. */
function wordsOf(text: string): readonly string[] {
  const bare = /^\[(.*)\]$/s.exec(text)?.[1];
  if (bare === undefined) return text.split(/\s+/);
  return bare.split(',').map((word) => word.trim().replace(/^(["'])(.*)\1$/s, '$2'));
}

function sameNames(given: string, actual: string): boolean {
  const there = new Set(wordsOf(actual));
  const named = wordsOf(given)
    .flatMap((word) => word.split(/[,、，]/))
    .filter((word) => word !== '');
  return named.length > 0 && named.every((word) => there.has(word));
}

/** Whether a text means the value: `given` is what somebody wrote, `actual` what the engine says. */
export function means(meaning: Meaning, given: string, actual: string): boolean {
  switch (meaning) {
    case 'text':
      return given === actual.trim();
    case 'word':
      return given.toLowerCase() === actual.toLowerCase();
    case 'words':
      return wordsOf(given).join(' ') === wordsOf(actual).join(' ');
    case 'names':
      return sameNames(given, actual);
    case 'id':
      return sameId(given, actual);
    case 'volume':
      return given === actual || (/^[0-9a-f]{64}$/.test(actual) && sameId(given, actual));
    case 'image':
      return sameImage(given, actual) || sameImageId(given, actual);
    case 'number':
      return sameNumber(given, actual);
    case 'exit-code':
      return sameNumber(/^(?:exited\s*)?\(?(-?\d+)\)?$/i.exec(given)?.[1] ?? '', actual);
    case 'port':
      return sameNumber(given.replace(/^.*:(?=\d+$)/, ''), actual);
    case 'exposed':
      return sameNames(given.replace(/\b(\d+)(?!\/|\d)\b/g, '$1/tcp'), actual);
    case 'bytes':
      return bytesOf(given) === Number(actual);
    case 'time':
      return sameTime(given, actual);
    case 'path':
      return tidyPath(given) === tidyPath(actual);
    case 'mode':
      return modeOf(given) === modeOf(actual);
    case 'user':
      return userNames(actual).includes(given) || userNames(given).includes(actual);
    case 'address':
      return sameAddress(given, actual);
    case 'network':
      return sameNetwork(given, actual);
  }
}
