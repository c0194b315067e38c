import type { Command, Flag } from '../../../../src/docker-cli/grammar/grammar.ts';
import type { Meaning } from './vocabulary.ts';

/** A flag with what it is to mean. */
export interface Use {
  readonly flag: Flag;
  readonly meaning: Meaning;
}

/** What a line is to say, before it is decided how. */
export interface Intent {
  readonly command: Command;
  readonly uses: readonly Use[];
  readonly args: readonly string[];
}

/** How a line says it: numbers that pick among the ways, each 0 for the plainest. They may be fewer than the parts. */
export interface Choices {
  readonly command: number;
  readonly order: readonly number[];
  readonly forms: readonly number[];
  readonly values: readonly number[];
  readonly quotes: readonly number[];
  readonly together: boolean;
  readonly behind: number;
}

function pick<Of>(from: readonly Of[], choice: number | undefined): Of {
  const picked = from[(choice ?? 0) % from.length];
  if (picked === undefined) throw new Error('There is nothing to pick from.');
  return picked;
}

const plain = /^[\w@%+=:,./-]+$/;

/** A word as a shell reads it back, in one of the ways to quote it. */
export function quoted(word: string, way = 0): string {
  const single = `'${word.replaceAll("'", `'\\''`)}'`;
  const double = `"${word.replaceAll(/["\\$`]/g, '\\$&')}"`;
  const escaped = word.replaceAll(/[^\w@%+=:,./-]/g, '\\$&');
  const ways = [plain.test(word) ? word : single, double, single, word === '' ? double : escaped];
  return pick(ways, way);
}

/** Every way to write one flag: its words; by another name of it only where it stands once, for docker refuses both. A letter alone, which may be joined to others, comes as `-x`. */
function formsOf(
  { flag }: Use,
  value: string,
  bare: boolean,
  isOnly: boolean,
): readonly (readonly string[])[] {
  const long = [flag.name, ...(isOnly ? flag.aliases : [])].map((name) => `--${name}`);
  const letter = flag.shorthand === null ? [] : [`-${flag.shorthand}`];
  if (flag.type === 'bool') {
    const named = [...long, ...letter];
    return [
      ...(bare ? named.map((name) => [name]) : []),
      ...named.map((name) => [`${name}=${value}`]),
    ];
  }
  return [
    ...long.map((name) => [name, value]),
    ...letter.map((name) => [name, value]),
    ...long.map((name) => [`${name}=${value}`]),
    // A letter's value may begin with = only behind another =, and an empty one cannot be joined to it.
    ...letter.flatMap((name) => (/^(?:=|$)/.test(value) ? [] : [[`${name}${value}`]])),
    ...letter.map((name) => [`${name}=${value}`]),
  ];
}

const joinable = /^-[A-Za-z]+$/;

/** The letters of flags that stand next to one another as one word, where what stands before takes no value. */
function joined(parts: readonly { bare: boolean; words: readonly string[] }[]) {
  const all: { bare: boolean; words: readonly string[] }[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    const [before] = last?.words ?? [];
    const [first, ...more] = part.words;
    if (last?.bare && before && joinable.test(before) && first && /^-[A-Za-z]/.test(first)) {
      all.pop();
      all.push({ bare: part.bare, words: [before + first.slice(1), ...more] });
    } else all.push(part);
  }
  return all;
}

/** The line that says it. Uses of one flag keep their order, since of some the last one counts. */
export function spell({ command, uses, args }: Intent, choices: Choices): string {
  const keys = new Map<string, number>();
  const parts = uses
    .map((use, index) => {
      const value = pick(use.meaning, choices.values[index]);
      const bare = use.flag.type === 'bool' && use.meaning.includes('true');
      const words = pick(
        formsOf(use, value, bare, uses.filter(({ flag }) => flag === use.flag).length === 1),
        choices.forms[index],
      );
      const key = keys.get(use.flag.name) ?? choices.order[index] ?? 0;
      keys.set(use.flag.name, key);
      return { key, bare: bare && words.join().indexOf('=') === -1, words };
    })
    .toSorted((a, b) => a.key - b.key);
  const behind = command.stopsAtArgument ? 0 : Math.min(choices.behind, parts.length);
  const flagWords = (some: typeof parts) =>
    (choices.together ? joined(some) : some).flatMap(({ words }) => words);
  const words = [
    ...flagWords(parts.slice(0, parts.length - behind)),
    ...args,
    ...flagWords(parts.slice(parts.length - behind)),
  ].map((word, index) => quoted(word, choices.quotes[index]));
  return ['docker', ...pick([command.path, ...command.aliases], choices.command), ...words].join(
    ' ',
  );
}
