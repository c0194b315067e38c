import { type FactRef, factMeaning } from './fact.ts';
import { means } from './facts/meaning.ts';

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();
}

/**
 * Whether an answer means the fact: an address with or without its prefix length, an id by its first twelve digits or
 * more, a number however it is written, `128M` and 134217728, a time in any zone, words in any case.
 */
export function sameFact(ref: FactRef, given: string, actual: string): boolean {
  return means(factMeaning(ref), tidy(given), actual);
}
