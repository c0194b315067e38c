import { tidyPath } from './container/mounts.ts';
import type { FactRef } from './fact.ts';
import { sameImage, sameImageId } from './image-reference.ts';

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
}

function sameId(given: string, actual: string): boolean {
  const digits = given.toLowerCase();
  return given === actual || (/^[0-9a-f]{12,64}$/.test(digits) && actual.startsWith(digits));
}

function sameNumber(given: string, actual: string): boolean {
  const digits = /^(?:exited\s*)?\(?(-?\d+)\)?$/i.exec(given)?.[1];
  return digits !== undefined && Number(digits) === Number(actual);
}

/**
 * Whether an answer means the fact: an address with or without its prefix length, an id by its first twelve digits or
 * more, a number however it is written, words in any case.
 */
export function sameFact(ref: FactRef, given: string, actual: string): boolean {
  const answer = tidy(given);
  switch (ref.fact) {
    case 'id':
      return sameId(answer, actual);
    case 'volume':
      return answer === actual || (/^[0-9a-f]{64}$/.test(actual) && sameId(answer, actual));
    case 'exit-code':
      return sameNumber(answer, actual);
    case 'published-port':
      return sameNumber(answer.replace(/^.*:(?=\d+$)/, ''), actual);
    case 'address':
    case 'gateway':
    case 'member-address':
      return answer.replace(/\/\d{1,3}$/, '').toLowerCase() === actual.toLowerCase();
    case 'subnet':
      return answer.replace(/\s*\/\s*/, '/').toLowerCase() === actual.toLowerCase();
    case 'image':
      return sameImage(answer, actual) || sameImageId(answer, actual);
    case 'mountpoint':
      return tidyPath(answer) === tidyPath(actual);
    case 'status':
    case 'started-at':
    case 'driver':
    case 'scope':
      return answer.toLowerCase() === actual.toLowerCase();
  }
}
