import type { Command } from '../grammar/grammar.ts';
import { dockerGrammar } from '../grammar/load.ts';
import { commandNamed, flagIndex } from '../grammar/lookup.ts';
import { lex } from '../lex/lex.ts';
import type { Line, Word } from '../lex/lexed.ts';
import type { Span } from '../span.ts';
import { type Found, find, isProblem } from './find.ts';
import { type FlagsRead, isTrue, readFlags } from './flags.ts';
import type { FlagUse, ParseProblem, ParseResult, Reading } from './parsed.ts';

/** Reads a text as one docker command: how a shell splits it, and how the docker CLI then reads the words. */
export function readLine(text: string): Reading {
  const line = lex(text);
  if (line.state !== 'command') return { ok: false, problem: line };
  const result = parse(line);
  return result.ok ? { ok: true, line, parsed: result.parsed } : result;
}

/**
 * Reads the words of a line as the docker CLI does before it asks an engine for anything: its flags, the command, the
 * command's flags, the number of its arguments. `--help` and `docker help` are read as the command `help`, whose only
 * argument is the full name of the command that help is asked for; `docker --version` as a command of that name.
 */
export function parse(line: Line): ParseResult {
  const [docker, ...rest] = line.words;
  if (!docker || !/(?:^|[\\/])docker(?:\.exe)?$/u.test(docker.text)) {
    const at = docker ? spanOf([docker]) : { start: 0, end: 0 };
    return refuse({ kind: 'not-docker', at, found: docker?.text ?? '' });
  }
  const index = flagIndex(dockerGrammar().globals);
  const top = readFlags(rest, { index, stops: true, of: 'docker' });
  if (isProblem(top)) return refuse(top);
  if (top.args.length === 0) return alone(docker, top);
  const found = find(docker, top.args);
  if (isProblem(found)) return refuse(found);
  const { command, names } = found;
  if (command === null) return help(top, found.helpAt ?? spanOf(names), names, names);
  const of = ['docker', ...names.map(({ text }) => text)].join(' ');
  const commandFlags = flagIndex(command.flags);
  const read = readFlags(found.rest, { index: commandFlags, stops: command.stopsAtArgument, of });
  if (isProblem(read)) return refuse(read);
  const asked = read.help ?? found.helpAt ?? (commandFlags.byLetter.has('h') ? null : top.help);
  if (command.path.join() === 'help' || asked !== null) return helpFor(top, found, read, asked);
  const miscounted = countProblem(command, of, spanOf(names), read.args);
  if (miscounted) return refuse(miscounted);
  return {
    ok: true,
    parsed: {
      command,
      commandAt: spanOf(names),
      globals: globalsOf(top),
      flags: read.uses,
      args: read.args,
    },
  };
}

/** `docker` without a command: it can still ask for help or the version. */
function alone(docker: Word, top: FlagsRead): ParseResult {
  if (top.help !== null) return help(top, top.help, [], []);
  const version = top.uses.findLast(({ flag }) => flag.name === 'version');
  if (!version || !isTrue(version.value)) {
    return refuse({ kind: 'no-command', at: spanOf([docker]), found: '' });
  }
  const { start, end } = version;
  return plain(top, known('--version'), { start, end }, []);
}

function helpFor(top: FlagsRead, found: Found, read: FlagsRead, asked: Span | null): ParseResult {
  const { command, names } = found;
  if (command?.path.join() !== 'help' || asked !== null) {
    return help(top, asked ?? spanOf(names), names, command?.path.map((text) => ({ text })) ?? []);
  }
  if (read.args.length === 0) return help(top, spanOf(names), [], []);
  const topic = find(null, read.args);
  if (isProblem(topic)) return refuse(topic);
  const [extra] = topic.rest;
  if (extra) {
    const words = [...topic.names, extra].map(({ text }) => text).join(' ');
    return refuse({ kind: 'unknown-command', at: spanOf([extra]), found: words, nearest: null });
  }
  const path = topic.command?.path.map((text) => ({ text })) ?? topic.names;
  return help(top, spanOf(names), topic.names, path);
}

/** Help for what is named by `path`, as written in `names`; for docker as a whole where there are none. */
function help(
  top: FlagsRead,
  at: Span,
  names: readonly Word[],
  path: readonly { readonly text: string }[],
): ParseResult {
  const text = path.map((word) => word.text).join(' ');
  const topic = { text, opaque: false, seams: [], ...spanOf(names) };
  return plain(top, known('help'), at, text === '' ? [] : [topic]);
}

function plain(
  top: FlagsRead,
  command: Command,
  commandAt: Span,
  args: readonly Word[],
): ParseResult {
  return { ok: true, parsed: { command, commandAt, globals: globalsOf(top), flags: [], args } };
}

/** `--version` changes nothing where a command follows. */
function globalsOf(top: FlagsRead): readonly FlagUse[] {
  return top.uses.filter(({ flag }) => flag.name !== 'version');
}

function known(name: string): Command {
  const command = commandNamed([name]);
  if (!command) throw new Error(`The grammar has no command ${name}`);
  return command;
}

/** An argument whose value only the shell knows may be none or many: it counts for whatever is missing. */
function countProblem(
  command: Command,
  of: string,
  at: Span,
  args: readonly Word[],
): ParseProblem | null {
  const { least, most } = command;
  const found = args.length;
  const opaque = args.filter((word) => word.opaque).length;
  if (found < least && opaque === 0) return { kind: 'arguments', at, of, found, least, most };
  if (most === null || found - opaque <= most) return null;
  return { kind: 'arguments', at: spanOf(args.slice(most)), of, found, least, most };
}

function spanOf(words: readonly Word[]): Span {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

function refuse(problem: ParseProblem): ParseResult {
  return { ok: false, problem };
}
