/** What opens a part of a line whose end must be found before the word can go on. */
export type Opener = '$(' | '`' | '${';

/** What a scan is within: the character that ends it, and for `${` in double quotes, that `'` means nothing there. */
type Within = ')' | '`' | '}' | '}"' | '"';

/**
 * Where a substitution ends: the offset after its closing character, or null where it has none. `at` is where its opener
 * stands; quotes, escapes and substitutions inside are passed over as a shell does. Takes time in proportion to its length.
 */
export function endOfSubstitution(
  text: string,
  at: number,
  opener: Opener,
  inQuotes: boolean,
): number | null {
  const stack: Within[] = [closerOf(opener, inQuotes)];
  let here = at + opener.length;
  while (here < text.length) {
    const within = stack.at(-1);
    const character = text.charAt(here);
    if (character === '\\') {
      here += 2;
    } else if (character === within || (character === '}' && within === '}"')) {
      stack.pop();
      here += 1;
      if (stack.length === 0) return here;
    } else if (within === '`') {
      here += 1;
    } else if (character === "'" && (within === ')' || within === '}')) {
      const end = text.indexOf("'", here + 1);
      if (end === -1) return null;
      here = end + 1;
    } else {
      const inner = openerAt(text, here);
      if (inner !== null) stack.push(closerOf(inner, within === '"' || within === '}"'));
      else if (character === '"') stack.push('"');
      else if (character === '(' && within === ')') stack.push(')');
      here += inner?.length ?? 1;
    }
  }
  return null;
}

/** The opener of a substitution that stands here, or null. */
export function openerAt(text: string, at: number): Opener | null {
  const character = text.charAt(at);
  if (character === '`') return '`';
  if (character !== '$') return null;
  const next = text.charAt(at + 1);
  if (next === '(') return '$(';
  return next === '{' ? '${' : null;
}

function closerOf(opener: Opener, inQuotes: boolean): Within {
  if (opener === '$(') return ')';
  if (opener === '`') return '`';
  return inQuotes ? '}"' : '}';
}
