import { message, type Text } from '../../i18n/text.ts';
import { type NetworkPlace, type Place, places, wantedPlace } from '../container/networks.ts';
import { excluded, included } from '../list-matcher.ts';
import { seenNetwork } from '../look-up.ts';
import { isNear } from '../near.ts';
import { codes } from '../words.ts';
import { type ContainerCase, type Diagnosis, firstOf } from './case.ts';
import { partOf } from './look.ts';

/** A network that is wanted, with the container's place there if it is on it. */
interface Wish {
  readonly wanted: NetworkPlace;
  readonly at: Place | null;
  /** The aliases that are wanted there and missing. */
  readonly missing: readonly string[];
}

/** The wanted networks; none where they are not what failed. */
export function wishes({ container, failed, wanted }: ContainerCase): readonly Wish[] {
  if (!failed.has('networks') || wanted.networks === undefined) return [];
  const there = places(container);
  return included(wanted.networks).map((one) => {
    const place = wantedPlace(one);
    const at = there.find((seen) => seen.network === place.name) ?? null;
    const aliases = place.aliases === undefined ? [] : included(place.aliases);
    const missing = aliases.filter((alias) => !at?.names.includes(alias));
    return { wanted: place, at, missing };
  });
}

function mistake(
  id: string,
  explain: (wish: Wish, given: ContainerCase) => Text | null,
  look = ({ name }: ContainerCase) => partOf(name, 'json .NetworkSettings.Networks'),
): Diagnosis<ContainerCase> {
  return { id, look, explain: (given) => firstOf(wishes(given), (wish) => explain(wish, given)) };
}

/** Left on the network that every container gets, where no name answers. */
export const defaultBridge = mistake('default-bridge', ({ at, wanted }, { container, name }) => {
  const names = Object.keys(container.networks);
  return at === null && names.length === 1 && names[0] === 'bridge'
    ? message('checks.default-bridge', { name, network: wanted.name })
    : null;
});

/** On the host's own network, apart from all others. */
export const onHostNetwork = mistake('host-network', ({ at }, { container, name }) =>
  at === null && container.networkMode === 'host'
    ? message('checks.on-host-network', { name })
    : null,
);

/** On a network whose name is a slip for the right one. */
export const nearNetwork = mistake('near-name', ({ at, wanted }, { container, name }) => {
  const near = Object.keys(container.networks).find((network) => isNear(network, wanted.name));
  return at === null && near !== undefined
    ? message('checks.near-network', { name, found: near, wanted: wanted.name })
    : null;
});

/** The alias was given, on another network: it answers only there. */
export const aliasOnWrongNetwork = mistake(
  'alias-on-wrong-network',
  ({ at, missing, wanted }, { container, name }) =>
    firstOf(missing, (alias) => {
      const elsewhere = places(container).find(
        (place) => place.network !== wanted.name && place.names.includes(alias),
      );
      if (!elsewhere || alias === container.name) return null;
      return message(at ? 'checks.alias-on-wrong-network' : 'checks.alias-and-network', {
        name,
        alias,
        found: elsewhere.network,
        wanted: wanted.name,
      });
    }),
);

/** Attached elsewhere, or nowhere. */
export const notOnNetwork = mistake('not-on-network', ({ at, wanted }, given) => {
  if (at !== null) return null;
  const { name, container, observation } = given;
  const network = wanted.name;
  if (seenNetwork(observation, network).state === 'absent')
    return message('checks.network-missing', { name, network });
  const there = Object.keys(container.networks);
  return there.length === 0
    ? message('checks.on-no-network', { name, network })
    : message('checks.not-on-network', { name, network, list: codes(there) });
});

/** On the right network, without the name it should answer to. */
export const aliasMissing = mistake('alias-missing', ({ at, missing, wanted }, { name }) => {
  const [alias] = missing;
  if (at === null || alias === undefined) return null;
  const network = wanted.name;
  const near = at.names.find((one) => one !== name && isNear(one, alias));
  return near === undefined
    ? message('checks.alias-missing', { name, alias, network })
    : message('checks.alias-near', { name, alias, network, found: near });
});

/** On a network it should not be on, besides the right one. */
export const stillOnNetwork: Diagnosis<ContainerCase> = {
  id: 'still-on-network',
  explain: ({ container, failed, name, wanted }) => {
    if (!failed.has('networks') || wanted.networks === undefined) return null;
    const there = places(container);
    return firstOf(excluded(wanted.networks), (one) => {
      const network = wantedPlace(one).name;
      return there.some((place) => place.network === network)
        ? message('checks.still-on-network', { name, network })
        : null;
    });
  },
};
