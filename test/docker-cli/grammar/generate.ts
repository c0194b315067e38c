import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Help, readHelp, type ShownFlag } from './help.ts';
import { eachOf, type LoneCli, loneCli, versionOf } from './run.ts';

/** A command as `docker.json` holds it. */
export interface GeneratedCommand {
  readonly path: readonly string[];
  readonly aliases: readonly (readonly string[])[];
  readonly usage: string;
  readonly stopsAtArgument: boolean;
  readonly least: number;
  readonly most: number | null;
  readonly flags: readonly ShownFlag[];
}

/** The grammar as `docker.json` holds it. */
export interface Generated {
  readonly version: string;
  readonly globals: readonly ShownFlag[];
  readonly groups: readonly (readonly string[])[];
  readonly commands: readonly GeneratedCommand[];
}

/** Where the grammar is kept. */
export const grammarFile = fileURLToPath(
  new URL('../../../src/docker-cli/grammar/docker.json', import.meta.url),
);

/** A command or group as its help shows it. */
export interface Walked {
  readonly path: readonly string[];
  readonly help: Help;
}

/** Every command and group that the CLI's help texts lead to, each as often as it is listed. */
export async function walk(cli: LoneCli, path: readonly string[] = []): Promise<readonly Walked[]> {
  const { output } = await cli.run([...path, '--help']);
  const help = readHelp(path, output.replaceAll(cli.folder, '~/.docker'));
  const below = await eachOf(help.subcommands, (name) => walk(cli, [...path, name]));
  return [{ path, help }, ...below.flat()];
}

/**
 * The grammar as this CLI tells it: by its help, and by what it says to a line it refuses. Asked `flag by flag`, it also
 * holds that every flag given bare wants a value where its help says so, which takes a run of the CLI a flag.
 */
export async function generate(
  cli: LoneCli,
  asked: 'flag by flag' | 'by commands',
): Promise<Generated> {
  const [top, ...walked] = await walk(cli);
  if (!top) throw new Error('docker --help leads nowhere');
  const groups = walked.filter(({ help }) => help.usage === null).map(({ path }) => path);
  const found = new Map<string, Walked>();
  for (const one of walked.filter(({ help }) => help.usage !== null)) {
    const canonical = one.help.spellings[0] ?? one.path;
    if (!found.has(canonical.join(' ')) || one.path.join() === canonical.join()) {
      found.set(canonical.join(' '), { ...one, path: canonical });
    }
  }
  const commands = await eachOf([...found.values()], (one) => generateCommand(cli, one));
  if (asked === 'flag by flag') {
    await holdKinds(cli, [], top.help.flags);
    for (const { path, flags } of commands) await holdKinds(cli, path, flags);
  }
  return {
    version: await versionOf(cli),
    globals: top.help.flags,
    groups: groups.sort(byWords),
    commands: commands.sort((one, other) => byWords(one.path, other.path)),
  };
}

function byWords(one: readonly string[], other: readonly string[]): number {
  return one.join(' ') < other.join(' ') ? -1 : 1;
}

async function generateCommand(cli: LoneCli, { path, help }: Walked): Promise<GeneratedCommand> {
  const flags = help.flags.filter(({ name }) => name !== 'help');
  const late = await cli.run([...path, 'x', '--no-such-flag']);
  return {
    path,
    aliases: help.spellings.filter((spelling) => spelling.join() !== path.join()).sort(byWords),
    usage: help.usage ?? '',
    stopsAtArgument: !late.output.includes('unknown flag: --no-such-flag'),
    ...(await countsOf(cli, path)),
    flags: flags.sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

/** Holds that flags given bare ask for an argument, unless the help shows them as booleans. */
async function holdKinds(
  cli: LoneCli,
  path: readonly string[],
  flags: readonly ShownFlag[],
): Promise<void> {
  await eachOf(flags, async ({ name, type }) => {
    const { output } = await cli.run([...path, `--${name}`]);
    const asks = output.includes(`flag needs an argument: --${name}`);
    if (asks !== (type !== 'bool')) {
      throw new Error(`${path.join(' ')} --${name} is a ${type} by its help, but: ${output}`);
    }
  });
}

const exactly = /requires (\d+) arguments?\b|accepts (\d+) arg\(s\)/u;
const exactlyOld = /requires exactly (\d+) arguments?\b/u;

/** How many arguments a command takes, by what it says to none and to many. */
async function countsOf(
  cli: LoneCli,
  path: readonly string[],
): Promise<{ least: number; most: number | null }> {
  const { output: none } = await cli.run([...path]);
  const { output: many } = await cli.run([...path, ...Array.from({ length: 40 }, () => 'x')]);
  if (many.includes('accepts no arguments')) return { least: 0, most: 0 };
  const exact = exactlyOld.exec(many) ?? exactly.exec(many);
  if (exact) {
    const count = Number(exact[1] ?? exact[2]);
    return { least: count, most: count };
  }
  const least = /at least (\d+)/u.exec(none);
  const most = /at most (\d+)/u.exec(many);
  return { least: least ? Number(least[1]) : 0, most: most ? Number(most[1]) : null };
}

/** The grammar as text: JSON with one flag a line, so that a newer CLI's grammar shows what changed. */
export function printGrammar(grammar: Generated): string {
  const list = (items: readonly unknown[], indent: string) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `${indent}  ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`;
  const commands = grammar.commands.map(({ flags, ...head }) => {
    const start = JSON.stringify(head).slice(0, -1);
    return `    ${start}, "flags": ${list(flags, '    ')}}`;
  });
  return `{
  "version": ${JSON.stringify(grammar.version)},
  "globals": ${list(grammar.globals, '  ')},
  "groups": ${JSON.stringify(grammar.groups)},
  "commands": [\n${commands.join(',\n')}\n  ]
}
`;
}

if (import.meta.main) {
  const cli = await loneCli(process.argv[2] ?? 'docker');
  const grammar = await generate(cli, 'flag by flag');
  await writeFile(grammarFile, printGrammar(grammar));
  await cli.close();
  console.log(`${grammar.commands.length} commands of docker ${grammar.version}`);
}
