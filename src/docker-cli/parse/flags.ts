import type { Flag } from '../grammar/grammar.ts';
import type { FlagIndex } from '../grammar/lookup.ts';
import { spanWithin, type Word } from '../lex/lexed.ts';
import type { Span } from '../span.ts';
import { nearestFlag, nearestLetter } from './nearest.ts';
import type { FlagUse, ParseProblem } from './parsed.ts';
import { wantedInstead } from './scalar.ts';

/** How the flags of a command are read. */
export interface Manner {
  readonly index: FlagIndex;
  /** Whether flags end at the first argument. */
  readonly stops: boolean;
  /** The command as written, for problems. */
  readonly of: string;
}

/** The flags and arguments of a command; `help` is where it asks for help, null where it does not. */
export interface FlagsRead {
  readonly uses: readonly FlagUse[];
  readonly args: readonly Word[];
  readonly help: Span | null;
}

/** Every command has it: by this name, and by `-h` where no other flag has that letter. */
const helpFlag: Flag = {
  name: 'help',
  shorthand: 'h',
  type: 'bool',
  default: null,
  aliases: [],
  hidden: true,
};

/** Reads words as flags and arguments, as pflag does: the first problem ends it. */
export function readFlags(words: readonly Word[], manner: Manner): FlagsRead | ParseProblem {
  const uses: FlagUse[] = [];
  const args: Word[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    if (!word) break;
    at += 1;
    if (!word.text.startsWith('-') || word.text === '-') {
      args.push(word);
      if (manner.stops) break;
    } else if (word.text === '--') {
      break;
    } else {
      const read = word.text.startsWith('--')
        ? readLong(word, words[at], manner)
        : readLetters(word, words[at], manner);
      if (!('uses' in read)) return read;
      for (const use of read.uses) {
        const refused = refusalOf(use);
        if (refused) return refused;
        uses.push(use);
      }
      if (read.tookNext) at += 1;
    }
  }
  for (const word of words.slice(at)) args.push(word);
  const help = uses.findLast(({ flag }) => flag === helpFlag);
  return {
    uses: uses.filter(({ flag }) => flag !== helpFlag),
    args,
    help: help && isTrue(help.value) ? { start: help.start, end: help.end } : null,
  };
}

/** Whether the value of a boolean flag says yes. */
export function isTrue(value: string): boolean {
  return /^(?:1|t|true)$/iu.test(value);
}

interface WordRead {
  readonly uses: readonly FlagUse[];
  readonly tookNext: boolean;
}

function readLong(
  word: Word,
  next: Word | undefined,
  { index, of }: Manner,
): WordRead | ParseProblem {
  const equals = word.text.indexOf('=', 2);
  const name = word.text.slice(2, equals === -1 ? undefined : equals);
  const flag = index.byName.get(name) ?? (name === 'help' ? helpFlag : undefined);
  if (!flag) {
    const at = spanWithin(word, 0, 2 + name.length);
    return {
      kind: 'unknown-flag',
      at,
      of,
      found: `--${name}`,
      nearest: nearestFlag(index, name.replace(/^-+/u, '')),
    };
  }
  if (equals !== -1) {
    return { uses: [calledBy(name, useOf(flag, word, word, 0, equals + 1))], tookNext: false };
  }
  const bare = readBare(flag, word, 0, next);
  return 'uses' in bare ? { ...bare, uses: bare.uses.map((use) => calledBy(name, use)) } : bare;
}

function readLetters(
  word: Word,
  next: Word | undefined,
  { index, of }: Manner,
): WordRead | ParseProblem {
  const uses: FlagUse[] = [];
  const { text } = word;
  for (let at = 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const from = at === 1 ? 0 : at;
    const flag = index.byLetter.get(letter) ?? (letter === 'h' ? helpFlag : undefined);
    if (!flag) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      return {
        kind: 'unknown-flag',
        at: spanWithin(word, from, at + character.length),
        of,
        found: `-${character}`,
        nearest: nearestLetter(index, letter, text),
      };
    }
    if (text.charAt(at + 1) === '=' && at + 2 < text.length) {
      return { uses: [...uses, useOf(flag, word, word, from, at + 2)], tookNext: false };
    }
    if (flag.type !== 'bool' && at + 1 < text.length) {
      return { uses: [...uses, useOf(flag, word, word, from, at + 1)], tookNext: false };
    }
    if (flag.type === 'bool') {
      uses.push(bareUse(flag, spanWithin(word, from, at + 1)));
      continue;
    }
    const bare = readBare(flag, word, from, next, at + 1);
    if (!('uses' in bare)) return bare;
    uses.push(...bare.uses);
    if (bare.tookNext) return { uses, tookNext: true };
  }
  return { uses, tookNext: false };
}

/** A flag with no value in its word, which stands there from `from` up to `to`. */
function readBare(
  flag: Flag,
  word: Word,
  from: number,
  next: Word | undefined,
  to = word.text.length,
): WordRead | ParseProblem {
  const at = spanWithin(word, from, to);
  if (flag.type === 'bool') {
    return { uses: [bareUse(flag, at)], tookNext: false };
  }
  if (!next) return { kind: 'needs-value', at, flag };
  return { uses: [useOf(flag, word, next, from, 0)], tookNext: true };
}

function calledBy(name: string, use: FlagUse): FlagUse {
  return use.called === name ? use : { ...use, called: name };
}

function bareUse(flag: Flag, { start, end }: Span): FlagUse {
  return { flag, called: flag.name, value: 'true', valueAt: null, opaque: false, start, end };
}

/** A flag that begins at `from` in its word, and whose value is `valueWord` from `valueFrom` on. */
function useOf(flag: Flag, word: Word, valueWord: Word, from: number, valueFrom: number): FlagUse {
  return {
    flag,
    called: flag.name,
    value: valueWord.text.slice(valueFrom),
    valueAt: valueWord === word ? spanWithin(word, valueFrom) : span(valueWord),
    opaque: valueWord.opaque,
    start: spanWithin(word, from, from).start,
    end: valueWord.end,
  };
}

function span({ start, end }: Span): Span {
  return { start, end };
}

function refusalOf(use: FlagUse): ParseProblem | null {
  if (use.valueAt === null) return null;
  const wants = use.opaque ? null : wantedInstead(use.flag, use.value);
  if (wants === null) return null;
  return {
    kind: 'bad-value',
    at: use.valueAt,
    flag: use.flag,
    found: use.value,
    wants,
  };
}
