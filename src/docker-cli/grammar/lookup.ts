import type { Command, Flag } from './grammar.ts';
import { dockerGrammar } from './load.ts';

/** The flags of one command, by what a line may call them. */
export interface FlagIndex {
  /** By long name, other names too, without dashes. */
  readonly byName: ReadonlyMap<string, Flag>;
  /** By letter, without its dash. */
  readonly byLetter: ReadonlyMap<string, Flag>;
}

/** A word under `docker`, or under a group: a command, a group of more words, or both. */
export interface Branch {
  readonly command: Command | null;
  /** The words that may follow; empty where it is a command alone. */
  readonly next: ReadonlyMap<string, Branch>;
}

interface GrowingBranch extends Branch {
  command: Command | null;
  readonly next: Map<string, GrowingBranch>;
}

let tree: Branch | null = null;

/** Every command by every way to write it, word by word after `docker`. */
export function commandTree(): Branch {
  tree ??= growTree();
  return tree;
}

function growTree(): Branch {
  const root: GrowingBranch = { command: null, next: new Map() };
  for (const command of dockerGrammar().commands) {
    for (const spelling of [command.path, ...command.aliases]) {
      let branch = root;
      for (const word of spelling) {
        let next = branch.next.get(word);
        if (!next) {
          next = { command: null, next: new Map() };
          branch.next.set(word, next);
        }
        branch = next;
      }
      branch.command = command;
    }
  }
  return root;
}

/** The command that these words after `docker` name, in any spelling: `['ps']`, `['container', 'ls']`; or null. */
export function commandNamed(words: readonly string[]): Command | null {
  let branch: Branch | undefined = commandTree();
  for (const word of words) branch = branch?.next.get(word);
  return branch?.command ?? null;
}

const indexes = new WeakMap<readonly Flag[], FlagIndex>();

/** The flags of a command, or the global ones, by name and by letter. */
export function flagIndex(flags: readonly Flag[]): FlagIndex {
  const known = indexes.get(flags);
  if (known) return known;
  const index: FlagIndex = {
    byName: new Map(
      flags.flatMap((flag) => [flag.name, ...flag.aliases].map((name) => [name, flag])),
    ),
    byLetter: new Map(
      flags.flatMap((flag) => (flag.shorthand === null ? [] : [[flag.shorthand, flag]])),
    ),
  };
  indexes.set(flags, index);
  return index;
}

/** The flag of a command by its long name or another name of it, without dashes; or null. */
export function flagNamed(command: Command, name: string): Flag | null {
  return flagIndex(command.flags).byName.get(name) ?? null;
}
