import { partFlags } from '../../docker-cli/flags.ts';
import { isSubcommand, longForm } from '../../docker-cli/long-form.ts';
import { wordFits, wordsFit } from '../../docker-cli/pattern.ts';
import { bareWords } from './plain.ts';

/** Where an answer may stand inside a whole command: nowhere, in any docker command, or only in this one. */
export type Inside = boolean | { readonly command: string };

const negation = /^(?:not|no|never|without|don't|doesn't|cannot|can't|.*[不没无非别].*)$/iu;
const bundle = /^-[A-Za-z]{2,5}$/u;

/** The words of an accepted answer or of a response, as they are compared. */
export function comparable(line: string): readonly string[] {
  return partFlags(bareWords(line));
}

function withoutOpenEnd(pattern: readonly string[]): readonly string[] {
  const end = pattern.findLastIndex((word) => word !== '*');
  return pattern.slice(0, end + 1);
}

/** Whether the words are this answer and nothing more. Values left free at its end may be left out. */
export function isAnswer(pattern: readonly string[], words: readonly string[]): boolean {
  const least = withoutOpenEnd(pattern).length;
  if (least === 0) return wordsFit(pattern, words);
  return (
    words.length >= least &&
    words.length <= pattern.length &&
    wordsFit(pattern.slice(0, words.length), words)
  );
}

/** The words that follow the command in which an answer may stand; null where this is no such command. */
export function insideCommand(inside: Inside, words: readonly string[]): readonly string[] | null {
  if (inside === false || words.some((word) => negation.test(word))) return null;
  const cut = words.findIndex((word) => /^(?:[|;>]|&&|\|\|)$/u.test(word));
  const command = cut === -1 ? words : words.slice(0, cut);
  if (inside === true) {
    if (command[0] === 'docker') return longForm(command).slice(1);
    const [first, second] = command;
    return first !== undefined && second !== undefined && isSubcommand(first)
      ? longForm(['docker', ...command]).slice(1)
      : null;
  }
  const asked = bareWords(inside.command);
  const wanted = longForm(asked);
  for (let left = 0; left < asked.length; left += 1) {
    const whole = longForm([...asked.slice(0, left), ...command]);
    const isThis = wanted.every((word, index) => word === whole[index]);
    if (isThis && (left === 0 || !command[0]?.startsWith('-'))) return whole.slice(wanted.length);
  }
  return null;
}

function bundled(flag: string, word: string): boolean {
  const letters = word.slice(1);
  return (
    /^-[A-Za-z]$/u.test(flag) &&
    bundle.test(word) &&
    new Set(letters).size === letters.length &&
    letters.includes(flag.slice(1))
  );
}

function standsIn(pattern: readonly string[], words: readonly string[]): boolean {
  const [only] = pattern;
  if (only === undefined) return false;
  if (pattern.length === 1 && words.some((word) => bundled(only, word))) return true;
  return words.some((_word, at) =>
    pattern.every((part, index) => wordFits(part, words[at + index] ?? '')),
  );
}

/** Whether an answer stands among the words of a command. One that is a command itself must be this command. */
export function isInside(
  pattern: readonly string[],
  words: readonly string[],
  rest: readonly string[],
): boolean {
  const closed = withoutOpenEnd(pattern);
  if (closed[0] !== 'docker') return standsIn(closed, rest);
  const flags = closed.findIndex((word) => word.startsWith('-'));
  if (flags === -1) return false;
  const wanted = longForm(closed.slice(0, flags));
  const given = longForm(words);
  return (
    wanted.every((word, index) => word === given[index]) &&
    standsIn(closed.slice(flags), given.slice(wanted.length))
  );
}
