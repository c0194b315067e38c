import type { Operator, Word } from './lexed.ts';
import { isBlank, lineEndAt, readWord, type Unclosed } from './word.ts';

/** A piece of a line: a word, what stands between words, or what keeps the rest from being read. */
export type Token =
  | { readonly is: 'word'; readonly word: Word }
  | { readonly is: 'operator'; readonly operator: Operator }
  | { readonly is: 'unclosed'; readonly unclosed: Unclosed };

/** Longest first, so that `&&` is not read as `&` twice. */
const operators: readonly (readonly [string, Operator['kind']])[] = [
  ['<<<', 'redirection'],
  ['<<-', 'redirection'],
  ['&>>', 'redirection'],
  ['&&', 'and'],
  ['&>', 'redirection'],
  ['||', 'or'],
  ['|&', 'pipe'],
  [';;', 'then'],
  ['<<', 'redirection'],
  ['<&', 'redirection'],
  ['<>', 'redirection'],
  ['>>', 'redirection'],
  ['>&', 'redirection'],
  ['>|', 'redirection'],
  ['|', 'pipe'],
  ['&', 'background'],
  [';', 'then'],
  ['<', 'redirection'],
  ['>', 'redirection'],
  ['(', 'group'],
  [')', 'group'],
];
const startsOperator = new Set('|&;<>()');

/** The words and operators of a text from an offset on, in their order; comments and blanks are left out. */
export function* tokensOf(text: string, from: number): Generator<Token, undefined> {
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    const lineEnd = lineEndAt(text, at);
    if (lineEnd > 0) {
      const end = at + lineEnd;
      yield { is: 'operator', operator: { kind: 'line', text: '\n', start: at, end } };
      at = end;
    } else if (isBlank(character)) {
      at += 1;
    } else if (character === '\\' && lineEndAt(text, at + 1) > 0) {
      at += 1 + lineEndAt(text, at + 1);
    } else if (character === '#') {
      while (at < text.length && lineEndAt(text, at) === 0) at += 1;
    } else if (startsOperator.has(character)) {
      const operator = readOperator(text, at);
      yield { is: 'operator', operator };
      at = operator.end;
    } else {
      const read = readWord(text, at);
      if ('state' in read) {
        yield { is: 'unclosed', unclosed: read };
        return;
      } else {
        const operator = descriptorBefore(text, read);
        yield operator === null ? { is: 'word', word: read } : { is: 'operator', operator };
        at = operator?.end ?? read.end;
      }
    }
  }
}

function readOperator(text: string, at: number): Operator {
  for (const [operator, kind] of operators) {
    if (text.startsWith(operator, at)) {
      return { kind, text: operator, start: at, end: at + operator.length };
    }
  }
  throw new Error(`No operator begins with ${JSON.stringify(text.charAt(at))}`);
}

/** A redirection with the number of a stream in front, such as `2>`; null where the word is only a word. */
function descriptorBefore(text: string, word: Word): Operator | null {
  const next = text.charAt(word.end);
  if ((next !== '<' && next !== '>') || !/^\d+$/u.test(text.slice(word.start, word.end))) {
    return null;
  }
  const operator = readOperator(text, word.end);
  return { ...operator, text: word.text + operator.text, start: word.start };
}
