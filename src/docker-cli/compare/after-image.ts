import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import type { Flag } from '../grammar/grammar.ts';
import type { Word } from '../lex/lexed.ts';
import type { Difference } from './comparison.ts';
import type { Normal } from './fields.ts';
import type { Pair } from './pairing.ts';
import { difference } from './wording.ts';

/** Flags that are missing because they stand behind the image, where they belong to the container's command. */
export interface AfterImage {
  readonly differences: readonly Difference[];
  /** The pairs that they explain. */
  readonly explained: ReadonlySet<Pair>;
}

/** Words that look like flags, by the long names and the letters that they would be. */
function byFlag(words: readonly Word[]): ReadonlyMap<string, Word> {
  const found = new Map<string, Word>();
  for (const word of words) {
    const [name = ''] = word.text.split('=', 1);
    const names = name.startsWith('--') ? [name] : [...name.slice(1, 20)].map((one) => `-${one}`);
    for (const one of names) if (!found.has(one)) found.set(one, word);
  }
  return found;
}

/** Which of the flags that are missing stand behind the first argument of the left line. */
export function flagsAfterImage(pairs: readonly Pair[], left: Normal): AfterImage {
  const { command, args } = left.parsed;
  const behind = args.slice(1).filter(({ text }) => text.startsWith('-'));
  const differences = new Map<number, Difference>();
  const explained = new Set<Pair>();
  if (!command.stopsAtArgument || behind.length === 0) return { differences: [], explained };
  const words = byFlag(behind);
  for (const pair of pairs) {
    const flag: Flag | null = pair.left === null ? pair.right.flag : null;
    if (flag === null) continue;
    const spellings = [flag.name, ...flag.aliases].map((name) => `--${name}`);
    if (flag.shorthand !== null) spellings.push(`-${flag.shorthand}`);
    const spelling = spellings.find((one) => words.has(one));
    const word = spelling === undefined ? undefined : words.get(spelling);
    if (word === undefined) continue;
    explained.add(pair);
    if (differences.has(word.start)) continue;
    const text = message('compare.flag-after-image', {
      flag: shown(word.text),
      first: shown(args[0]?.text ?? ''),
    });
    const at = { start: word.start, end: word.end };
    differences.set(word.start, difference('flag-after-image', text, at, pair.right?.at ?? null));
  }
  if (differences.size > 0) {
    for (const pair of pairs) {
      const own = pair.left?.role === 'container-command';
      if (own && pair.match === 'off') explained.add(pair);
    }
  }
  return { differences: [...differences.values()], explained };
}
