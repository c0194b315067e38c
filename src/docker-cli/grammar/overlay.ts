import type { Command, Flag } from './grammar.ts';

/** What no help text of the CLI lists. Each entry says why it stands here; a test holds it against the CLI where it can. */

/** The version of the CLI whose help was found to leave these out. */
export const overlayVersion = '28.2.2';

/** Other long names of a flag. */
export interface OtherNames {
  /** The canonical words of the commands, such as `container run`. */
  readonly on: readonly string[];
  readonly flag: string;
  readonly names: readonly string[];
  readonly why: string;
}

/** A flag that no help text lists. */
export interface AddedFlag {
  readonly on: readonly string[];
  readonly flag: Omit<Flag, 'aliases' | 'hidden'>;
  /** Whether it is hidden from those who look for a flag. */
  readonly hidden: boolean;
  readonly why: string;
}

/** A command that no help text leads to. */
export interface AddedCommand extends Omit<Command, 'flags'> {
  readonly why: string;
}

const creating = ['container create', 'container run'];

export const otherNames: readonly OtherNames[] = [
  { on: creating, flag: 'network', names: ['net'], why: 'the name before 1.13, still taken' },
  {
    on: creating,
    flag: 'network-alias',
    names: ['net-alias'],
    why: 'the name before 1.13, still taken',
  },
  {
    on: creating,
    flag: 'dns-option',
    names: ['dns-opt'],
    why: 'the name before 1.13, still taken',
  },
  {
    on: ['container restart', 'container stop'],
    flag: 'timeout',
    names: ['time'],
    why: 'the name before 28, still taken',
  },
];

export const unlistedFlags: readonly AddedFlag[] = [
  {
    on: ['volume create'],
    flag: { name: 'name', shorthand: null, type: 'string', default: null },
    hidden: true,
    why: 'the way to name a volume before 1.13; it may not stand beside a name as an argument',
  },
  {
    on: ['container update'],
    flag: { name: 'kernel-memory', shorthand: null, type: 'bytes', default: null },
    hidden: true,
    why: 'deprecated; the help leaves it out since 23',
  },
  {
    on: ['config', 'deploy', 'ls', 'ps', 'rm', 'services'].map((word) => `stack ${word}`),
    flag: { name: 'orchestrator', shorthand: null, type: 'string', default: null },
    hidden: true,
    why: 'taken and ignored since Kubernetes stacks went away',
  },
  {
    on: ['bash', 'fish', 'powershell', 'zsh'].map((word) => `completion ${word}`),
    flag: { name: 'no-descriptions', shorthand: null, type: 'bool', default: null },
    hidden: false,
    why: 'a flag of a command that is not listed itself',
  },
];

/** Flags of docker CLIs newer than `overlayVersion`, from their release notes. */
export const laterFlags: readonly AddedFlag[] = [
  {
    on: ['service create', 'service update'],
    flag: { name: 'memory-swap', shorthand: null, type: 'bytes', default: null },
    hidden: false,
    why: 'new in 29.0 (docker/cli#6619)',
  },
  {
    on: ['service create', 'service update'],
    flag: { name: 'memory-swappiness', shorthand: null, type: 'int', default: '-1' },
    hidden: false,
    why: 'new in 29.0 (docker/cli#6619)',
  },
];

const buildValues: readonly (readonly [string, string | null, string])[] = [
  ['allow', null, 'stringArray'],
  ['annotation', null, 'stringArray'],
  ['attest', null, 'stringArray'],
  ['build-context', null, 'stringArray'],
  ['builder', null, 'string'],
  ['cache-to', null, 'stringArray'],
  ['call', null, 'string'],
  ['check', null, 'bool'],
  ['debug', 'D', 'bool'],
  ['load', null, 'bool'],
  ['metadata-file', null, 'string'],
  ['no-cache-filter', null, 'stringArray'],
  ['output', 'o', 'stringArray'],
  ['policy', null, 'stringArray'],
  ['progress', null, 'string'],
  ['provenance', null, 'string'],
  ['push', null, 'bool'],
  ['sbom', null, 'string'],
  ['secret', null, 'stringArray'],
  ['ssh', null, 'stringArray'],
];

/** What `docker build` takes besides where buildx carries it out, as on every ordinary installation since 23. */
export const buildxFlags: readonly AddedFlag[] = buildValues.map(([name, shorthand, type]) => ({
  on: ['image build'],
  flag: { name, shorthand, type, default: null },
  hidden: false,
  why: 'buildx replaces `docker build` (docs.docker.com, docker buildx build)',
}));

export const unlistedCommands: readonly AddedCommand[] = [
  {
    path: ['help'],
    aliases: [],
    usage: '[command]',
    stopsAtArgument: false,
    least: 0,
    most: null,
    why: 'the help lists no help; `COMMAND --help` is read as this command too',
  },
  {
    path: ['--version'],
    aliases: [],
    usage: '',
    stopsAtArgument: false,
    least: 0,
    most: 0,
    why: '`docker --version` prints one line and needs no engine, unlike `docker version`',
  },
  {
    path: ['system', 'dial-stdio'],
    aliases: [],
    usage: '',
    stopsAtArgument: false,
    least: 0,
    most: 0,
    why: 'hidden; connections over ssh use it',
  },
  ...['bash', 'fish', 'powershell', 'zsh'].map((shell) => ({
    path: ['completion', shell],
    aliases: [],
    usage: '',
    stopsAtArgument: false,
    least: 0,
    most: 0,
    why: 'hidden since 28; 20.10 lists it',
  })),
];

/** Commands that plugins of the CLI bring: no part of this grammar, and no mistake of who writes them. */
export const pluginCommands: ReadonlySet<string> = new Set(
  (
    'ai app bake buildx cloud compose debug desktop dev extension init mcp model offload pass sandbox sbom scan ' +
    'scout'
  ).split(' '),
);
