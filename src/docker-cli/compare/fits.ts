import { message, type Text } from '../../i18n/text.ts';
import type { Flag } from '../grammar/grammar.ts';
import { differencesOf } from './compare.ts';
import type { Difference } from './comparison.ts';
import type { Field, Normal } from './fields.ts';
import { globFits } from './glob.ts';
import { type Pair, pairUp } from './pairing.ts';
import { type CommandRead, readCommand } from './read-command.ts';
import { difference, invalid } from './wording.ts';

/** A command that a question asks for. */
export interface Key {
  /** A command line in which `*` stands for what is free: a whole word, a part of one, or a part of a value. */
  readonly line: string;
  /** `effect`: whatever does the same. `exact`: these words, in this order. */
  readonly form: 'exact' | 'effect';
  /** Flags that must be used, with their dashes, in any of their spellings; whatever their value, where the line has none. */
  readonly demand: readonly string[];
  /** Flags that must not be used, with their dashes, in any of their spellings. */
  readonly forbid: readonly string[];
}

/** How far a line is what a key asks for. */
export interface Fit {
  readonly right: boolean;
  /**
   * How much of it is right, from 0 to 1: the command, each flag and each argument that was asked for count the same, a
   * value that is right in part counts in part, and what nobody asked for counts as wrong. Another command is worth
   * nothing, for under it the rest means something else; so is a line that docker refuses.
   */
  readonly share: number;
  /** What is off, with its place in the line; the right side is the key. */
  readonly differences: readonly Difference[];
}

/** Why a key is none: its line is no docker command. */
export function keyProblem(key: Key): Text | null {
  const read = readCommand(key.line, 'pattern');
  return read.ok ? null : read.problem.text;
}

/** How far a line is what the key asks for. Never throws; a key that is no command fits nothing. */
export function fits(key: Key, line: string): Fit {
  return fitRead(key, readCommand(line, 'plain'));
}

/** The key that a line is nearest to, by its place among them, and how far it is what that key asks for. */
export function nearestFit(
  keys: readonly [Key, ...Key[]],
  line: string,
): { readonly fit: Fit; readonly key: number } {
  const read = readCommand(line, 'plain');
  const [first, ...others] = keys;
  let best = { fit: fitRead(first, read), key: 0 };
  for (const [index, key] of others.entries()) {
    const fit = fitRead(key, read);
    if (isNearer(fit, best.fit)) best = { fit, key: index + 1 };
  }
  return best;
}

function isNearer(one: Fit, other: Fit): boolean {
  if (one.right !== other.right) return one.right;
  return one.share > other.share;
}

function fitRead(key: Key, ours: CommandRead): Fit {
  if (!ours.ok) return { right: false, share: 0, differences: [refused(ours, 'left')] };
  const theirs = readCommand(key.line, 'pattern');
  if (!theirs.ok) return { right: false, share: 0, differences: [refused(theirs, 'right')] };
  const [left, right] = [ours.normal, theirs.normal];
  if (left.path !== right.path) {
    return { right: false, share: 0, differences: differencesOf(left, right, []) };
  }
  const pairs = pairUp(left.fields, right.fields, 'pattern').pairs.filter(
    (pair) => pair.right !== null || !isDemanded(key, pair.left),
  );
  const off = [
    ...differencesOf(left, right, pairs),
    ...key.demand.filter((name) => !usesFlag(left, name)).map(demand),
    ...key.forbid.flatMap((name) => forbidden(left, name)),
  ];
  const share = shareOf(pairs, key, left, right);
  if (off.length > 0 || key.form === 'effect') {
    return { right: off.length === 0, share, differences: off };
  }
  const words = exactly(theirs, ours);
  const { commandAt } = left.parsed;
  return words === 1
    ? { right: true, share: 1, differences: [] }
    : {
        right: false,
        share: words,
        differences: [
          difference('form', message('compare.form'), wholeOf(ours) ?? commandAt, null),
        ],
      };
}

function refused(read: CommandRead & { ok: false }, side: 'left' | 'right'): Difference {
  const { text, at } = read.problem;
  return side === 'left' ? invalid(text, at, null) : invalid(text, null, at);
}

/** Whether a flag that the key's line does not have is one that the key demands. */
function isDemanded({ demand }: Key, { flag }: Field): boolean {
  return flag !== null && demand.some((name) => named(flag, name));
}

function usesFlag({ parsed }: Normal, name: string): boolean {
  return parsed.flags.some(({ flag, value }) => named(flag, name) && value !== 'false');
}

/** Whether a flag has this name, such as `--mount` or `-v`, among its spellings. */
function named({ name, aliases, shorthand }: Flag, spelling: string): boolean {
  const bare = spelling.replace(/^-{1,2}/u, '');
  return name === bare || aliases.includes(bare) || shorthand === bare;
}

function demand(flag: string): Difference {
  return difference('demanded', message('compare.demanded', { flag }), null, null);
}

function forbidden({ parsed }: Normal, name: string): readonly Difference[] {
  return parsed.flags
    .filter(({ flag, value }) => named(flag, name) && value !== 'false')
    .map(({ start, end }) =>
      difference('forbidden', message('compare.forbidden', { flag: name }), { start, end }, null),
    );
}

/** What nobody has to write to get it: a part of a value that is so by itself earns nothing. */
const givenAnyway = new Set(['', 'tcp', 'rw', 'rwm', 'docker.io', 'latest', 'first']);

function shareOf(pairs: readonly Pair[], key: Key, left: Normal, right: Normal): number {
  // The command itself, which is right where this is asked.
  let [earned, most] = [1, 1];
  for (const pair of pairs) {
    most += 1;
    if (pair.match !== 'off') earned += 1;
    else if (pair.left !== null && pair.right !== null) earned += partShare(pair.left, pair.right);
  }
  for (const name of key.demand) {
    if (usesFlag(right, name)) continue;
    most += 1;
    if (usesFlag(left, name)) earned += 1;
  }
  for (const name of key.forbid) most += forbidden(left, name).length;
  return earned / most;
}

function partShare(left: Field, right: Field): number {
  const counted = right.value.parts.filter(({ text }) => !givenAnyway.has(text));
  if (counted.length < 2 || right.role === 'container-command') return 0;
  const found = new Map(left.value.parts.map(({ name, text }) => [name, text]));
  const same = counted.filter(({ name, text }) => {
    const other = found.get(name);
    return other !== undefined && globFits(text, other);
  });
  return same.length / counted.length;
}

/** Which share of the key's words stands in its place in the line. */
function exactly(key: CommandRead & { ok: true }, line: CommandRead & { ok: true }): number {
  const [wanted, found] = [key.line.words, line.line.words];
  const same = wanted.filter(({ text }, index) => globFits(text, found[index]?.text ?? ''));
  return same.length / Math.max(wanted.length, found.length);
}

function wholeOf({ line }: CommandRead & { ok: true }) {
  const [first, last] = [line.words[0], line.words.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}
