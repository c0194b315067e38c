import { type Branch, commandTree } from './grammar/lookup.ts';

/**
 * A docker command with its command in the canonical form: `docker ps -a` becomes `docker container ls -a`. What is no
 * docker command, or has a flag before its command, comes back as it is. A list may hold only the beginning of a command.
 */
export function longForm(words: readonly string[]): readonly string[] {
  const [docker, ...rest] = words;
  if (docker !== 'docker') return words;
  let branch: Branch = commandTree();
  for (const [at, word] of rest.entries()) {
    const next = branch.next.get(word);
    if (next === undefined) break;
    if (next.command !== null) return [docker, ...next.command.path, ...rest.slice(at + 1)];
    branch = next;
  }
  return words;
}

/** Whether a word may follow `docker` as a command. */
export function isSubcommand(word: string): boolean {
  return commandTree().next.has(word);
}
