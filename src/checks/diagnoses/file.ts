import { message } from '../../i18n/text.ts';
import { happenedIn } from '../history.ts';
import type { Container, Observation } from '../observation.ts';
import type { Diagnosis } from './case.ts';
import { isExec, ranInstead, saysRanInstead } from './exec.ts';
import { eventsCalled, eventsOf } from './look.ts';
import { wasReplaced } from './removed.ts';

/** A file that is wanted in a container, and is not there. */
export interface MissingFileCase {
  readonly name: string;
  readonly container: Container;
  readonly path: string;
  readonly observation: Observation;
  /** The containers that the task itself names. */
  readonly named: ReadonlySet<string>;
}

/** A command was run in the container of this name before, and that one was removed with all that was in it. */
export const fileReplaced: Diagnosis<MissingFileCase> = {
  id: 'replaced',
  explain: ({ name, container, observation }) =>
    happenedIn(observation).some(
      (one) =>
        isExec(one) && one.actor.name === name && wasReplaced(observation, one.actor.id, container),
    )
      ? message('checks.replaced', { name })
      : null,
  look: ({ name }) => eventsOf('container', name),
};

/** The words of a command, those of a script in it among them. */
function wordsOf(command: string): readonly string[] {
  return command.split(/[\s"'`=<>;&|()]+/);
}

/** A command that names the file was run in another container. */
export const fileElsewhere: Diagnosis<MissingFileCase> = {
  id: 'exec-elsewhere',
  explain: ({ name, path, observation }) => {
    const namesIt = happenedIn(observation).filter(
      (one) => isExec(one) && wordsOf(one.command ?? '').includes(path),
    );
    const other = namesIt.at(-1)?.actor;
    return other === undefined || namesIt.some(({ actor }) => actor.name === name)
      ? null
      : message('checks.exec-elsewhere', { name, found: other.name });
  },
  look: () => eventsCalled('exec_start'),
};

/** It was made in a new container of the same image. */
export const fileRanInstead: Diagnosis<MissingFileCase> = {
  id: 'run-not-exec',
  explain: ({ name, container, observation, named }) => {
    const made = ranInstead(observation, container, named);
    return made && saysRanInstead(made, container, name);
  },
  look: () => eventsCalled('create'),
};
