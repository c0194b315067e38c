import { message, type Text } from '../../i18n/text.ts';
import { type MountWanted, mountHolds, tidyPath } from '../container/mounts.ts';
import { included } from '../list-matcher.ts';
import { seenVolume } from '../look-up.ts';
import { isNear } from '../near.ts';
import type { Mount } from '../observation.ts';
import { type ContainerCase, type Diagnosis, firstOf } from './case.ts';
import { partOf } from './look.ts';

/** A mount that is wanted and not there, with what is mounted in its place. */
interface Miss {
  readonly wanted: MountWanted;
  readonly at: Mount | null;
  /** The wanted volume's name, where the check names it plainly. */
  readonly volume: string | null;
}

/** The wanted ones that are not there; none where that is not what failed. */
export function misses(given: ContainerCase): readonly Miss[] {
  const { container, failed, wanted } = given;
  if (!failed.has('mounts') || wanted.mounts === undefined) return [];
  return included(wanted.mounts)
    .filter((one) => !container.mounts.some((mount) => mountHolds(mount, one)))
    .map((one) => {
      const place = one.destination;
      const at = container.mounts.find(
        (mount) => place !== undefined && tidyPath(mount.destination) === tidyPath(place),
      );
      return {
        wanted: one,
        at: at ?? null,
        volume: typeof one.name === 'string' ? one.name : null,
      };
    });
}

function mistake(
  id: string,
  explain: (miss: Miss, given: ContainerCase) => Text | null,
  look = ({ name }: ContainerCase) => partOf(name, 'json .Mounts'),
): Diagnosis<ContainerCase> {
  return { id, look, explain: (given) => firstOf(misses(given), (miss) => explain(miss, given)) };
}

const wantsVolume = ({ wanted, volume }: Miss) =>
  wanted.type === 'volume' || (wanted.type === undefined && volume !== null);

/** The right volume, mounted at another place. */
export const wrongDestination = mistake('wrong-destination', ({ wanted, volume }, given) => {
  if (volume === null || wanted.destination === undefined) return null;
  const elsewhere = given.container.mounts.find(
    (mount) =>
      mount.name === volume && tidyPath(mount.destination) !== tidyPath(wanted.destination ?? ''),
  );
  if (!elsewhere) return null;
  return message('checks.wrong-destination', {
    name: given.name,
    volume,
    found: elsewhere.destination,
    wanted: wanted.destination,
  });
});

/** A directory of the host in place of a volume. */
export const bindMount = mistake('bind-mount', (miss, { name }) =>
  miss.at?.type === 'bind' && wantsVolume(miss)
    ? message('checks.bind-mount', {
        name,
        destination: miss.at.destination,
        source: miss.at.source,
      })
    : null,
);

/** Memory in place of a volume: gone when the container stops. */
export const tmpfsMount = mistake('tmpfs-mount', (miss, { name }) =>
  miss.at?.type === 'tmpfs' && miss.wanted.type !== 'tmpfs'
    ? message('checks.tmpfs-mount', { name, destination: miss.at.destination })
    : null,
);

/** A volume where a directory of the host was wanted: its name was written without a slash or dot. */
export const volumeMount = mistake('volume-mount', (miss, { name }) =>
  miss.at?.type === 'volume' && miss.wanted.type === 'bind'
    ? message('checks.volume-mount', {
        name,
        destination: miss.at.destination,
        volume: miss.at.name ?? '',
      })
    : null,
);

/** The image's own volume, which has no name. */
export const anonymousVolume = mistake('anonymous-volume', (miss, { name }) =>
  miss.at?.anonymous && wantsVolume(miss) && miss.wanted.anonymous !== true
    ? message('checks.anonymous-volume', { name, destination: miss.at.destination })
    : null,
);

/** The right thing at the right place, and nothing can be written to it. */
export const readOnlyMount = mistake('read-only-mount', ({ wanted, at }, { name }) =>
  at && !at.writable && wanted.writable && mountHolds({ ...at, writable: true }, wanted)
    ? message('checks.read-only-mount', { name, destination: at.destination })
    : null,
);

/** A volume whose name is a slip for the right one; the engine made it on the spot. */
export const nearVolume = mistake('near-name', ({ at, volume }, { name }) =>
  at?.name && volume !== null && isNear(at.name, volume)
    ? message('checks.near-volume', {
        name,
        destination: at.destination,
        found: at.name,
        wanted: volume,
      })
    : null,
);

/** Another volume at the right place. */
export const otherVolume = mistake('other-volume', ({ at, volume }, { name }) =>
  at?.name && volume !== null && at.name !== volume
    ? message('checks.other-volume', {
        name,
        destination: at.destination,
        found: at.name,
        wanted: volume,
      })
    : null,
);

/** The volume is there, and this container does not use it. */
export const volumeNeverMounted = mistake(
  'volume-never-mounted',
  ({ at, volume, wanted }, given) => {
    if (at !== null) return null;
    if (volume !== null && seenVolume(given.observation, volume).state === 'present')
      return message('checks.volume-never-mounted', { name: given.name, volume });
    return wanted.destination === undefined
      ? null
      : message('checks.nothing-mounted', { name: given.name, destination: wanted.destination });
  },
);
