import type { Command } from '../grammar/grammar.ts';
import { type Branch, commandTree, flagIndex } from '../grammar/lookup.ts';
import { pluginCommands } from '../grammar/overlay.ts';
import type { Word } from '../lex/lexed.ts';
import type { Span } from '../span.ts';
import { readFlags } from './flags.ts';
import { nearestName } from './nearest.ts';
import type { ParseProblem } from './parsed.ts';

/** The command that words name, and what stands after it. */
export interface Found {
  /** null where the words name a group whose help is asked for. */
  readonly command: Command | null;
  readonly names: readonly Word[];
  readonly rest: readonly Word[];
  /** Where a group on the way was asked for help; null where none was. */
  readonly helpAt: Span | null;
}

const noFlags = flagIndex([]);

/** Tells a problem from what was read. */
export function isProblem<Read extends object>(read: Read | ParseProblem): read is ParseProblem {
  return 'kind' in read;
}

/**
 * Finds the command that words after `docker` name. Without `docker` the words are a topic of help, and may name a group
 * too.
 */
export function find(docker: Word | null, words: readonly Word[]): Found | ParseProblem {
  let branch: Branch = commandTree();
  const names: Word[] = [];
  let helpAt: Span | null = null;
  let at = 0;
  while (branch.command === null) {
    const word = words[at];
    if (!word) {
      if (docker === null || helpAt !== null) break;
      return { kind: 'no-command', at: wordsSpan([docker, ...names]), found: written(names) };
    }
    if (names.length > 0 && docker !== null && word.text.startsWith('-') && word.text.length > 1) {
      const of = `docker ${written(names)}`;
      const read = readFlags([word], { index: noFlags, stops: false, of });
      if (isProblem(read)) return read;
      helpAt = read.help ?? helpAt;
    } else {
      const next = branch.next.get(word.text);
      if (!next) return unknown(names, word, branch);
      names.push(word);
      branch = next;
    }
    at += 1;
  }
  return { command: branch.command, names, rest: words.slice(at), helpAt };
}

function unknown(names: readonly Word[], word: Word, { next }: Branch): ParseProblem {
  const at = wordsSpan([word]);
  if (names.length === 0 && pluginCommands.has(word.text)) {
    return { kind: 'plugin-command', at, found: word.text };
  }
  const near = word.opaque ? null : nearestName(namesOf(next), word.text);
  const before = names.map(({ text }) => text);
  return {
    kind: 'unknown-command',
    at,
    found: [...before, word.text].join(' '),
    nearest: near === null ? null : [...before, near].join(' '),
  };
}

/** The words that may stand here, those of canonical paths before other spellings. */
function namesOf(next: Branch['next']): readonly string[] {
  const isAlias = (name: string) => next.get(name)?.command?.path.at(-1) !== name;
  const names = [...next.keys()].sort();
  return [...names.filter((name) => !isAlias(name)), ...names.filter(isAlias)];
}

function written(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

function wordsSpan(words: readonly Word[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
