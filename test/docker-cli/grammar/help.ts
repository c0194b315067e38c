/** A flag as a help text shows it. */
export interface ShownFlag {
  readonly name: string;
  readonly shorthand: string | null;
  readonly type: string;
  readonly default: string | null;
}

/** What a help text of the docker CLI says. */
export interface Help {
  /** The first usage line after the command's words; null for what only groups commands. */
  readonly usage: string | null;
  /** Every way to write the command, after `docker`, as its list of aliases has it; empty where there is none. */
  readonly spellings: readonly (readonly string[])[];
  readonly subcommands: readonly string[];
  readonly flags: readonly ShownFlag[];
}

const flagLine = /^ {2}(?:-(\S), | {4})--(\S+?)(?: (\S+))?(?: {2,}(.*))?$/u;
const commandLine = /^ {2}(\S+?)\*? {2,}\S/u;

/** Reads a help text, whose lines the CLI wraps at 80 columns. */
export function readHelp(path: readonly string[], text: string): Help {
  const lines = text.split('\n');
  const usage = lines.find((line) => line.startsWith('Usage:'))?.replace(/^Usage:\s+/u, '');
  const start = ['docker', ...path].join(' ');
  if (usage === undefined || !usage.startsWith(start)) {
    throw new Error(`The help of ${start} has no line of usage that begins with it: ${text}`);
  }
  const sections = sectionsOf(lines);
  const subcommands = sections
    .filter(({ heading }) => heading.endsWith('Commands:'))
    .flatMap((section) => section.lines.flatMap((line) => commandLine.exec(line)?.[1] ?? []));
  const flags = sections
    .filter(({ heading }) => heading.endsWith('Options:'))
    .flatMap((section) => flagsOf(section.lines));
  const spellings = sections
    .filter(({ heading }) => heading === 'Aliases:')
    .flatMap((section) => section.lines.join(' ').split(','))
    .map((spelling) => spelling.trim().split(/\s+/u))
    .filter(([first]) => first === 'docker')
    .map(([, ...words]) => words);
  return {
    usage: subcommands.length > 0 ? null : usage.slice(start.length).trim(),
    spellings,
    subcommands,
    flags,
  };
}

interface Section {
  readonly heading: string;
  readonly lines: string[];
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [];
  for (const line of lines) {
    if (/^\S.*:$/u.test(line)) sections.push({ heading: line, lines: [] });
    else if (/^\S/u.test(line)) sections.push({ heading: '', lines: [] });
    else if (line.trim() !== '') sections.at(-1)?.lines.push(line);
  }
  return sections;
}

function flagsOf(lines: readonly string[]): readonly ShownFlag[] {
  const flags: { head: RegExpExecArray; description: string }[] = [];
  for (const line of lines) {
    const head = flagLine.exec(line);
    if (head) flags.push({ head, description: head[4] ?? '' });
    const last = flags.at(-1);
    if (!head && last) last.description += ` ${line.trim()}`;
  }
  return flags.map(({ head: [, shorthand = null, name = '', type = 'bool'], description }) => ({
    name,
    shorthand,
    type,
    default: defaultIn(description),
  }));
}

/** What stands in the last `(default …)` of a description, without the quotes around a string. */
function defaultIn(description: string): string | null {
  const at = description.lastIndexOf('(default ');
  if (at === -1 || !description.endsWith(')')) return null;
  const shown = description.slice(at + '(default '.length, -1);
  return /^".*"$/u.test(shown) ? shown.slice(1, -1) : shown;
}
