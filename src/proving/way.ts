import type { Line } from '../docker-cli/lex/lexed.ts';
import { commandsIn } from '../docker-cli/lex/script.ts';
import { isTrue } from '../docker-cli/parse/flags.ts';
import { parse } from '../docker-cli/parse/parse.ts';
import type { FlagUse } from '../docker-cli/parse/parsed.ts';

function wayOfFlag({ flag, value }: FlagUse): string {
  return `--${flag.name}=${flag.type === 'bool' ? isTrue(value) : value}`;
}

function wayOfCommand(line: Line): string {
  const read = parse(line);
  if (!read.ok) return JSON.stringify(line.words.map(({ text }) => text));
  const { command, globals, flags, args } = read.parsed;
  const given = args.map(({ text }) => text.replace(/:latest$/u, ''));
  return JSON.stringify([
    ...globals.map(wayOfFlag),
    command.path.join(' '),
    ...flags.map(wayOfFlag).toSorted(),
    ...(command.stopsAtArgument ? given : given.toSorted()),
  ]);
}

/**
 * What tells one way of doing a task from another: the same for two scripts that differ in the long and short forms of
 * commands and flags, in the order of flags and names, in spacing and in comments only.
 */
export function wayOf(script: string): string {
  const { commands, problem } = commandsIn(script);
  return problem === null ? commands.map(wayOfCommand).join('\n') : script;
}
