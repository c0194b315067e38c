import type { Command, Flag } from './grammar.ts';

/** What no help text lists, each with why it stands here. A test holds each entry against the CLI where it can. */

type PlainFlag = Omit<Flag, 'aliases' | 'hidden'>;

/** Other long names of a flag. */
export interface OtherNames {
  readonly on: readonly string[];
  readonly flag: string;
  readonly names: readonly string[];
  readonly why: string;
}

/** A flag that a help text does not list. */
export interface AddedFlag {
  /** The canonical words of the commands that have it, such as `container run`. */
  readonly on: readonly string[];
  readonly flag: PlainFlag;
  readonly hidden: boolean;
  readonly why: string;
}

/** A flag of a docker CLI newer than the one the grammar was generated from. */
export interface LaterFlag extends AddedFlag {
  /** The first release that has it. */
  readonly since: string;
}

/** A command that no help text leads to. */
export interface AddedCommand extends Omit<Command, 'flags'> {
  readonly why: string;
}

export const otherNames: readonly OtherNames[] = [
  {
    on: ['container run', 'container create'],
    flag: 'network',
    names: ['net'],
    why: 'the old name, kept and left out of the help',
  },
  {
    on: ['container run', 'container create'],
    flag: 'network-alias',
    names: ['net-alias'],
    why: 'the old name, kept and left out of the help',
  },
  {
    on: ['container run', 'container create'],
    flag: 'dns-option',
    names: ['dns-opt'],
    why: 'the old name, kept and left out of the help',
  },
  {
    on: ['container stop', 'container restart'],
    flag: 'timeout',
    names: ['time'],
    why: 'the name before 28, kept and left out of the help',
  },
];

export const unlistedFlags: readonly AddedFlag[] = [];

export const laterFlags: readonly LaterFlag[] = [];

export const unlistedCommands: readonly AddedCommand[] = [];
