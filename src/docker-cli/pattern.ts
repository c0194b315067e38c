import { globFits } from './compare/glob.ts';

/** Whether a word fits a pattern in which `*` stands for any characters; where it is the whole word, for no flag. */
export function wordFits(pattern: string, word: string): boolean {
  return !(pattern === '*' && word.startsWith('-')) && globFits(pattern, word);
}

/** Whether each word fits the pattern at its place, and there are as many of both. */
export function wordsFit(pattern: readonly string[], words: readonly string[]): boolean {
  return (
    pattern.length === words.length &&
    pattern.every((part, index) => wordFits(part, words[index] ?? ''))
  );
}
