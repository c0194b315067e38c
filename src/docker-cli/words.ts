import { takeOffPrompt } from './prompt.ts';

/** The most characters a command may have. */
export const longestCommand = 10_000;

/** Why a line is not one plain command. `operator` is a pipe, a redirection, `;`, `&` or a second line. */
export type SplitProblem =
  | { readonly problem: 'empty' }
  | { readonly problem: 'too-long' }
  | { readonly problem: 'unclosed-quote'; readonly quote: '"' | "'" }
  | { readonly problem: 'operator'; readonly operator: string };

/** The words of one command, quotes and escapes resolved; or why there are none. */
export type Split = { readonly words: readonly string[] } | SplitProblem;

const blank = /[\s\u200b\ufeff]/u;
const operators = new Set(['|', '&', ';', '<', '>', '(', ')', '\n']);
/** What a backslash takes its meaning from within double quotes. */
const escapable = new Set(['$', '`', '"', '\\']);

/**
 * Splits one command into words as a POSIX shell does: quotes, escapes, lines continued with a backslash, comments.
 * A prompt and `sudo` in front are left out. Variables and substitutions are not expanded. Never throws, and takes
 * time in proportion to the line.
 */
export function splitWords(line: string): Split {
  if (line.length > longestCommand) return { problem: 'too-long' };
  const text = takeOffPrompt(line.replace(/\r\n?/gu, '\n').trim());
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\') {
      if (next !== '\n') word = (word ?? '') + next;
      at += 2;
    } else if (character === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return { problem: 'unclosed-quote', quote: "'" };
      word = (word ?? '') + text.slice(at + 1, end);
      at = end + 1;
    } else if (character === '"') {
      const quoted = readDoubleQuoted(text, at + 1);
      if (quoted === null) return { problem: 'unclosed-quote', quote: '"' };
      word = (word ?? '') + quoted.words;
      at = quoted.end;
    } else if (character === '#' && word === null) {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (operators.has(character)) {
      const rest = text.slice(at).trim();
      if (rest !== ';' && rest !== '&' && rest !== '') {
        return { problem: 'operator', operator: character === '\n' ? '↵' : character };
      }
      at = text.length;
    } else if (blank.test(character)) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    } else {
      word = (word ?? '') + character;
      at += 1;
    }
  }
  if (word !== null) words.push(word);
  const command = withoutSudo(words);
  return command.length === 0 ? { problem: 'empty' } : { words: command };
}

function readDoubleQuoted(text: string, from: number): { words: string; end: number } | null {
  let words = '';
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '"') return { words, end: at + 1 };
    if (character === '\\' && (escapable.has(next) || next === '\n')) {
      if (next !== '\n') words += next;
      at += 2;
    } else {
      words += character;
      at += 1;
    }
  }
  return null;
}

function withoutSudo(words: readonly string[]): readonly string[] {
  if (words[0] !== 'sudo') return words;
  const flags = words.slice(1).findIndex((word) => !word.startsWith('-'));
  return flags === -1 ? [] : words.slice(1 + flags);
}
