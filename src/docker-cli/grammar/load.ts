import data from './docker.json' with { type: 'json' };
import type { Command, Flag, Grammar } from './grammar.ts';
import { buildxFlags, laterFlags, otherNames, unlistedCommands, unlistedFlags } from './overlay.ts';

function load(): Grammar {
  const listed: readonly Omit<Command, 'flags'>[] = data.commands;
  const flagsOf = new Map(data.commands.map((command) => [command.path.join(' '), command.flags]));
  const commands = [...listed, ...unlistedCommands].map((command): Command => {
    const path = command.path.join(' ');
    const added = [...unlistedFlags, ...laterFlags, ...buildxFlags].filter(({ on }) =>
      on.includes(path),
    );
    return {
      path: command.path,
      aliases: command.aliases,
      usage: command.usage,
      stopsAtArgument: command.stopsAtArgument,
      least: command.least,
      most: command.most,
      flags: [
        ...(flagsOf.get(path) ?? []).map((flag) => ({ ...flag, hidden: false })),
        ...added.map(({ flag, hidden }) => ({ ...flag, hidden })),
      ].map((flag): Flag => ({ ...flag, aliases: namesOf(path, flag.name) })),
    };
  });
  return {
    version: data.version,
    globals: data.globals.map((flag) => ({ ...flag, aliases: [], hidden: false })),
    commands,
    groups: data.groups,
  };
}

function namesOf(path: string, name: string): readonly string[] {
  return otherNames
    .filter(({ on, flag }) => flag === name && on.includes(path))
    .flatMap(({ names }) => names);
}

let loaded: Grammar | null = null;

/** The grammar of the docker CLI: what the CLI itself listed, and what stands in the overlay. */
export function dockerGrammar(): Grammar {
  loaded ??= load();
  return loaded;
}
