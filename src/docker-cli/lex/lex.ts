import { lineOf, startOf } from './command.ts';
import { type Lexed, type Line, longestLine, type Operator, type Word } from './lexed.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Reads a line as a POSIX shell splits it into words: one command, or the reason why it is not one. What stands before
 * the command (a copied prompt, `sudo`, `NAME=value`) is told apart, `;` or `&` at the very end is passed over. Offsets
 * are those of the given text. Never throws, and takes time in proportion to the text.
 */
export function lex(text: string): Lexed {
  if (text.length > longestLine) return { state: 'too-long' };
  const { start, promptEnd } = startOf(text);
  const prompt = promptEnd > start ? { start, end: promptEnd } : null;
  const tokens = tokensOf(text, promptEnd);
  const words: Word[] = [];
  for (const token of tokens) {
    if (token.is === 'unclosed') return token.unclosed;
    if (token.is === 'word' && !(words.length === 0 && isBrace(text, token.word))) {
      words.push(token.word);
    } else {
      const operator = token.is === 'word' ? braceGroup(token.word) : token.operator;
      const before = words.length === 0 ? null : lineOf(text, words, prompt);
      if (operator.kind === 'line' && before === null) continue;
      if (before !== null && endsCommand(operator) && nothingFollows(tokens))
        return orEmpty(before);
      return { state: 'operator', operator, before };
    }
  }
  return orEmpty(lineOf(text, words, prompt));
}

function orEmpty(line: Line): Lexed {
  return line.words.length === 0 ? { state: 'empty' } : line;
}

function endsCommand({ kind, text }: Operator): boolean {
  return kind === 'line' || kind === 'background' || text === ';';
}

function nothingFollows(tokens: Iterable<Token>): boolean {
  for (const token of tokens) {
    if (token.is !== 'operator' || token.operator.kind !== 'line') return false;
  }
  return true;
}

function isBrace(text: string, word: Word): boolean {
  const written = text.slice(word.start, word.end);
  return written === '{' || written === '}';
}

function braceGroup({ text, start, end }: Word): Operator {
  return { kind: 'group', text, start, end };
}
