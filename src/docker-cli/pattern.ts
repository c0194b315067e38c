/**
 * Whether a word fits a pattern in which `*` stands for any characters: none or more inside a word (`name=*`), but at
 * least one, and no flag, where it is the whole word. Takes time in proportion to the two lengths multiplied, at worst.
 */
export function wordFits(pattern: string, word: string): boolean {
  if (pattern === '*') return word !== '' && !word.startsWith('-');
  const [head, ...middle] = pattern.split('*');
  const tail = middle.pop();
  if (head === undefined || tail === undefined) return pattern === word;
  if (word.length < head.length + tail.length) return false;
  if (!word.startsWith(head) || !word.endsWith(tail)) return false;
  let at = head.length;
  const end = word.length - tail.length;
  for (const part of middle) {
    const found = word.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether each word fits the pattern at its place, and there are as many of both. */
export function wordsFit(pattern: readonly string[], words: readonly string[]): boolean {
  return (
    pattern.length === words.length &&
    pattern.every((part, index) => wordFits(part, words[index] ?? ''))
  );
}
