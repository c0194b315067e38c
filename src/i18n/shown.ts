const longest = 80;

/**
 * A learner's or an author's own words, fit to stand between backticks in a message: one line, no backticks, cut at 80
 * characters, and `''` where there are none.
 */
export function shown(words: string): string {
  const line = words.replace(/\s+/gu, ' ').replaceAll('`', "'").trim();
  if (line === '') return "''";
  const characters = Array.from(line);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}
