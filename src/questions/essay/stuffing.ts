import type { Sentence } from './clauses.ts';
import { determiners, glue, glueCharacters } from './grammar.ts';
import type { Token } from './tokens.ts';

function repeats(tokens: readonly Token[]): boolean {
  for (let size = 2; size <= 6; size += 1) {
    let same = 0;
    for (let at = size; at < tokens.length; at += 1) {
      if (tokens[at]?.gap === 'pause') same = 0;
      else same = tokens[at]?.text === tokens[at - size]?.text ? same + 1 : 0;
      if (same >= size) return true;
    }
  }
  return false;
}

/** The parts of a sentence between its punctuation. */
function runs(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [];
  for (const token of tokens) {
    const last = parts.at(-1);
    if (!last || token.gap === 'pause' || token.gap === 'end') parts.push([token]);
    else last.push(token);
  }
  return parts;
}

function heap(run: readonly Token[]): boolean {
  const characters = run.filter((token) => token.han);
  const words = run.filter((token) => !token.han);
  const grammar = words.filter((token) => glue.has(token.text)).length;
  const chinese = characters.filter((token) => glueCharacters.has(token.text)).length;
  if (characters.length >= 14) return chinese / characters.length < 0.1;
  return (
    characters.length === 0 &&
    words.length >= 8 &&
    grammar / words.length < (words.length >= 12 ? 0.3 : 0.2)
  );
}

/** Chinese is written without spaces: short pieces set apart by them are a list of keywords. */
function spaced(tokens: readonly Token[]): boolean {
  const breaks = tokens.filter((token, at) => {
    const before = tokens[at - 1];
    return token.han && before?.han && (token.gap === 'space' || token.mark.includes('、'));
  });
  return breaks.length >= 4;
}

/** Whether it lists at least five things, one after another, or sets four short ones apart by commas in a row. */
function enumerates(parts: readonly (readonly Token[])[]): boolean {
  if (parts.filter((part) => part[0]?.mark.includes('、')).length >= 5) return true;
  let row = 0;
  return parts.some((part) => {
    const words = part.filter((token) => !determiners.has(token.text));
    const short = words.length <= 2 && words.every((token) => !token.han && !glue.has(token.text));
    row = short && part.length > 0 ? row + 1 : 0;
    return row >= 4;
  });
}

/** Whether a sentence is a heap of keywords, without the grammar that would say how they belong together. */
export function isStuffed(tokens: readonly Token[], sentence: Sentence): boolean {
  const own = tokens.slice(sentence.from, sentence.to);
  const parts = runs(own);
  const length = (part: readonly Token[]): number =>
    part.filter((token, at) => !token.han || !part[at - 1]?.han).length;
  const total = parts.reduce((sum, part) => sum + length(part), 0);
  const listed =
    parts.length >= 5 &&
    total / parts.length <= 2 &&
    !own.some((token) => token.han && glueCharacters.has(token.text) && token.text !== '不');
  const words = own.filter((token) => !token.han);
  const bare =
    words.length === own.length &&
    words.length >= 11 &&
    words.filter((token) => glue.has(token.text)).length / words.length < 0.1;
  return bare || listed || enumerates(parts) || repeats(own) || spaced(own) || parts.some(heap);
}
