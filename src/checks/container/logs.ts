import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import {
  type ListMatcher,
  listHolds,
  listMatcher,
  listWanted,
  partHolds,
} from '../list-matcher.ts';
import { seenLogs } from '../look-up.ts';
import type { Container } from '../observation.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code } from '../words.ts';

function lineHolds(line: string, wanted: TextMatcher): boolean {
  return textHolds(line, wanted);
}

function lastLine(lines: readonly string[]): Text {
  const last = lines.findLast((line) => line.trim() !== '');
  return last === undefined
    ? message('checks.logs-none')
    : message('checks.logs-last', { line: code(last.slice(0, 200)) });
}

/** The container's last log lines, those of its standard output and of its errors. */
export const logs: Fact<Container, ListMatcher<TextMatcher>> = {
  schema: listMatcher(textMatcher).describe(
    'The lines of its log, the last 1000 of them: a line, or `{include: …}` or `{pattern: …}` of a line.',
  ),
  holds: ({ name }, wanted, observation) => {
    const seen = seenLogs(observation, name);
    if (seen.state === 'unknown') return { unknown: seen.reason };
    const { items, complete } =
      seen.state === 'present' ? seen.value : { items: [], complete: true };
    if (complete) return listHolds(items, wanted, lineHolds);
    return partHolds(items, wanted, lineHolds) ?? { unknown: message('checks.logs-cut') };
  },
  expected: (wanted) => message('checks.logs', { list: listWanted(wanted, textWanted) }),
  found: ({ name }, _, observation) => {
    const seen = seenLogs(observation, name);
    if (seen.state === 'unknown') return seen.reason;
    return lastLine(seen.state === 'present' ? seen.value.items : []);
  },
  look: (name) => `docker container logs ${name}`,
  needs: (name) => [{ kind: 'logs', container: name }],
};
