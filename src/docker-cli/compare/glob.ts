/**
 * Whether a text fits a pattern in which `*` stands for any characters: none or more inside it, but at least one where it
 * is the whole. Takes time in proportion to the two lengths multiplied, at worst.
 */
export function globFits(pattern: string, text: string): boolean {
  if (pattern === '*') return text !== '';
  const [head, ...middle] = pattern.split('*');
  const tail = middle.pop();
  if (head === undefined || tail === undefined) return pattern === text;
  if (text.length < head.length + tail.length) return false;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  const end = text.length - tail.length;
  for (const part of middle) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
