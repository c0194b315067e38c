import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
import { seenProcesses } from '../look-up.ts';
import type { Container, Process } from '../observation.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { codes } from '../words.ts';

/** The program of a command line, without its path: `redis-server` of `/usr/bin/redis-server *:6379`. */
function programOf(command: string): string {
  return (command.split(' ')[0] ?? '').replace(/^.*\//, '').replace(/:$/, '');
}

function processHolds(one: Process, wanted: TextMatcher): boolean {
  if (typeof wanted === 'object') return textHolds(one.command, wanted);
  return textHolds(one.command, wanted) || textHolds(programOf(one.command), wanted);
}

function found(processes: readonly Process[]): Text {
  return processes.length === 0
    ? message('checks.processes-none')
    : message('checks.processes', { list: codes(processes.map((one) => one.command)) });
}

/** The processes that run in the container now, those of `docker exec` among them. */
export const processes: Fact<Container, ListMatcher<TextMatcher>> = {
  schema: listMatcher(textMatcher).describe(
    'The processes that run in it: the whole command line, or the name of the program alone.',
  ),
  holds: ({ name }, wanted, observation) => {
    const seen = seenProcesses(observation, name);
    if (seen.state === 'unknown') return { unknown: seen.reason };
    return listHolds(seen.state === 'present' ? seen.value : [], wanted, processHolds);
  },
  expected: (wanted) => message('checks.processes', { list: listWanted(wanted, textWanted) }),
  found: ({ name }, _, observation) => {
    const seen = seenProcesses(observation, name);
    return seen.state === 'unknown'
      ? seen.reason
      : found(seen.state === 'present' ? seen.value : []);
  },
  look: (name) => `docker container top ${name}`,
  needs: (name) => [{ kind: 'processes', container: name }],
};
