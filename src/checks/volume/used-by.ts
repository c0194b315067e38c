import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
import { notLooked } from '../look-up.ts';
import type { ContainerSummary, Observation, Seen, Volume } from '../observation.ts';
import { code, codes } from '../words.ts';

function users(volume: Volume, { lists }: Observation): Seen<readonly ContainerSummary[]> {
  const list = lists.containers ?? notLooked;
  if (list.state !== 'present') return list;
  const value = list.value.filter((one) => one.mounts.some((mount) => mount.name === volume.name));
  return { state: 'present', value };
}

/** The containers that mount the volume, whether they run or not. */
export const usedBy: Fact<Volume, ListMatcher<string>> = {
  schema: listMatcher(z.string().trim().min(1).max(255)).describe(
    'The containers that mount it, whether they run or not.',
  ),
  holds: (volume, wanted, seen) => {
    const found = users(volume, seen);
    if (found.state === 'unknown') return { unknown: found.reason };
    return listHolds(found.state === 'present' ? found.value : [], wanted, (one, name) =>
      one.names.includes(name),
    );
  },
  expected: (wanted): Text => message('checks.used-by', { list: listWanted(wanted, code) }),
  found: (volume, _, seen) => {
    const found = users(volume, seen);
    if (found.state === 'unknown') return found.reason;
    const names = found.state === 'present' ? found.value.map((one) => one.names[0] ?? one.id) : [];
    return message('checks.used-by', { list: codes(names) });
  },
  look: (name) => `docker container ls --all --filter volume=${name}`,
  needs: () => [{ kind: 'list', of: 'containers' }],
};
