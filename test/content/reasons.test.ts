import { describe, expect, it } from 'vitest';
import { ownReasons } from '../../src/checks/diagnoses/ranked.ts';
import { questionsOf } from './support/content.ts';

/** The mistakes that Plimsoll recognises by itself, each with the reasons that show it to a learner. */
const mistakes: readonly (readonly [string, ...string[]])[] = [
  ['a directory of the host in place of a volume', 'bind-mount'],
  ['a volume without a name', 'anonymous-volume'],
  ['the volume mounted at another place', 'wrong-destination'],
  ['a name that is a slip for the right one', 'near-name'],
  // The engine puts a volume of its own where the image declares one.
  ['a volume made and never mounted', 'volume-never-mounted', 'anonymous-volume'],
  ['a mount that cannot be written to', 'read-only-mount'],
  ['memory in place of a volume', 'tmpfs-mount'],
  ['a volume where a directory of the host was meant', 'volume-mount'],
  ['the two ports the wrong way round', 'reversed-ports'],
  ['another port of the container', 'wrong-container-port'],
  ['a port of the host that the engine chose', 'ephemeral-port'],
  ['a port that is exposed at most', 'not-published'],
  ['a port that only the host itself reaches', 'loopback-only'],
  ['a port of the host that something else holds', 'port-taken'],
  ['the network of the host', 'host-network'],
  ['the default bridge, where no name answers', 'default-bridge'],
  ['peers without a network in common', 'no-shared-network', 'not-on-network'],
  ['no alias', 'alias-missing'],
  ['the alias on another network', 'alias-on-wrong-network'],
  ['no name', 'other-container'],
  ['a main process with nothing to do', 'exited-at-once'],
  ['a command that the image does not have', 'bad-command'],
  ['Ctrl-C while attached', 'killed-in-attach'],
  ['run where exec was meant', 'run-not-exec'],
  ['the command in another container', 'exec-elsewhere'],
  ['the right thing on another container', 'on-other-container'],
  ['what was there, and was removed', 'already-removed'],
];

const tasks = questionsOf('task');

function tasksThatShow(reasons: readonly string[]): readonly string[] {
  return tasks
    .filter((task) =>
      task.mistakes.some(({ fails }) => Object.values(fails).some((id) => reasons.includes(id))),
    )
    .map(({ id }) => id);
}

describe('a mistake that Plimsoll recognises is shown by two tasks or more', () => {
  it.each(mistakes)('%s: %s', (_mistake, ...reasons) => {
    for (const reason of reasons) expect(ownReasons).toContain(reason);
    expect(tasksThatShow(reasons).length).toBeGreaterThan(1);
  });
});
