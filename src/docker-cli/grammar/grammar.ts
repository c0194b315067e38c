/** A flag of a command. `--help`, which every command has, is not listed among them. */
export interface Flag {
  /** The long name without dashes, such as `publish`. */
  readonly name: string;
  /** The letter without its dash; null where it has none. */
  readonly shorthand: string | null;
  /** What it takes, as the help names it; `bool` takes a value only behind `=`: `bool`, `string`, `list`, `int`, `bytes`, `duration`, `decimal`, `mount`, … */
  readonly type: string;
  /** As the help prints it, without quotes; null where it prints none, which is false, 0, nothing or none. */
  readonly default: string | null;
  /** Other long names that mean the same, such as `net` for `network`. */
  readonly aliases: readonly string[];
  /** Whether the help leaves it out. */
  readonly hidden: boolean;
}

/** A command of the docker CLI that does something: a leaf, or a group that can be run alone. */
export interface Command {
  /** Its canonical words after `docker`, such as `['container', 'run']`. */
  readonly path: readonly string[];
  /** Every other way to write it after `docker`, such as `['run']` or `['container', 'list']`. */
  readonly aliases: readonly (readonly string[])[];
  /** The usage line of its help after the command's words, such as `[OPTIONS] IMAGE [COMMAND] [ARG...]`. */
  readonly usage: string;
  readonly flags: readonly Flag[];
  /** Whether flags end at the first argument, as in `run`: what follows belongs to the container. */
  readonly stopsAtArgument: boolean;
  /** How many arguments it needs at least. */
  readonly least: number;
  /** How many it takes at most; null where there is no most. */
  readonly most: number | null;
}

/** The grammar of one version of the docker CLI. */
export interface Grammar {
  /** The CLI's version, such as `28.2.2`. */
  readonly version: string;
  /** Flags of `docker` itself, which stand only before the command. */
  readonly globals: readonly Flag[];
  readonly commands: readonly Command[];
  /** Words that only group commands, such as `container`. */
  readonly groups: readonly (readonly string[])[];
}
