import { partFlags } from '../docker-cli/flags.ts';
import { longForm } from '../docker-cli/long-form.ts';
import { splitWords } from '../docker-cli/words.ts';

/** Flags of one letter that stand alone, and those that take a value, with their long forms. */
const alone: Readonly<Record<string, string>> = {
  a: '--all',
  d: '--detach',
  f: '--force',
  i: '--interactive',
  P: '--publish-all',
  q: '--quiet',
  t: '--tty',
};
const valued: Readonly<Record<string, string>> = {
  c: '--cpu-shares',
  e: '--env',
  h: '--hostname',
  l: '--label',
  m: '--memory',
  p: '--publish',
  u: '--user',
  v: '--volume',
  w: '--workdir',
};
const otherSpellings: Readonly<Record<string, string>> = {
  '--net': '--network',
  '--net-alias': '--network-alias',
  '--time': '--timeout',
};

function longFlags(word: string): readonly string[] {
  if (Object.hasOwn(otherSpellings, word)) return [otherSpellings[word] ?? word];
  const [, letters = ''] = /^-([A-Za-z].*)$/su.exec(word) ?? [];
  if (letters === '') return [word];
  const takes = Object.hasOwn(valued, letters.charAt(0)) ? valued[letters.charAt(0)] : undefined;
  if (takes) return letters.length === 1 ? [takes] : [takes, letters.slice(1).replace(/^=/u, '')];
  const each = [...letters].map((letter) => (Object.hasOwn(alone, letter) ? alone[letter] : ''));
  return each.every(Boolean) ? each.map((flag) => flag ?? '') : [word];
}

function wayOfLine(line: string): string {
  const split = splitWords(line);
  if (!('words' in split)) return line.replace(/\s+/gu, ' ').trim();
  const words = partFlags(longForm(split.words)).flatMap(longFlags);
  return JSON.stringify(words.map((word) => word.replace(/:latest$/u, '')).toSorted());
}

/**
 * What tells one way of doing a task from another: the same for two scripts that differ in the long and short forms of
 * commands and flags, in the order of the words, in spacing and in comments only.
 */
export function wayOf(script: string): string {
  return script
    .replace(/\\\r?\n/gu, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map(wayOfLine)
    .join('\n');
}
