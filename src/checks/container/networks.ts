import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import {
  excluded,
  included,
  type ListMatcher,
  listHolds,
  listMatcher,
  listWanted,
} from '../list-matcher.ts';
import type { Container } from '../observation.ts';
import { isMapping, pick } from '../pick.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code, codes, joined } from '../words.ts';

/** A network the container must be on, by its name, and what must be true of it there. */
export interface NetworkPlace {
  readonly name: string;
  readonly aliases?: ListMatcher<string> | undefined;
  readonly address?: TextMatcher | undefined;
}

export type NetworkWanted = string | NetworkPlace;

const name = z.string().trim().min(1).max(255);

const place: z.ZodType<NetworkPlace> = z.strictObject({
  name,
  aliases: listMatcher(name)
    .optional()
    .describe('The names it answers DNS by there, its own name among them.'),
  address: textMatcher.optional().describe('Its IP address there, without the prefix length.'),
});

/** A container's place on one network, with the names it answers to there. */
export interface Place {
  readonly network: string;
  readonly names: readonly string[];
  readonly address: string;
}

/** The networks a container is on. On Docker's own default bridge no name answers. */
export function places(container: Container): readonly Place[] {
  return Object.entries(container.networks).map(([network, attachment]) => ({
    network,
    names: network === 'bridge' ? [] : [container.name, ...attachment.aliases],
    address: attachment.address,
  }));
}

/** A wanted network, written short or long, as its parts. */
export function wantedPlace(wanted: NetworkWanted): NetworkPlace {
  return typeof wanted === 'string' ? { name: wanted } : wanted;
}

function placeHolds(one: Place, given: NetworkWanted): boolean {
  const wanted = wantedPlace(given);
  return (
    one.network === wanted.name &&
    (wanted.aliases === undefined ||
      listHolds(one.names, wanted.aliases, (alias, asked) => alias === asked)) &&
    (wanted.address === undefined ||
      textHolds(one.address === '' ? undefined : one.address, wanted.address))
  );
}

function placeWanted(given: NetworkWanted): Text {
  const { name: network, aliases, address } = wantedPlace(given);
  const at = aliases
    ? message('checks.place', { network, list: listWanted(aliases, code) })
    : message('checks.network', { network });
  return address === undefined
    ? at
    : joined([at, message('checks.address', { address: textWanted(address) })]);
}

function placeFound({ network, names, address }: Place, wanted: readonly NetworkPlace[]): Text {
  const here = wanted.filter((one) => one.name === network);
  const showsNames = wanted.some((one) => one.aliases !== undefined);
  const showsAddress = here.some((one) => one.address !== undefined);
  const at = showsNames
    ? message('checks.place', { network, list: codes(names) })
    : message('checks.network', { network });
  return showsAddress ? joined([at, message('checks.address', { address: code(address) })]) : at;
}

/** The networks the container is attached to. */
export const networks: Fact<Container, ListMatcher<NetworkWanted>> = {
  schema: listMatcher(pick([name, place], (input) => (isMapping(input) ? 1 : 0))).describe(
    'The networks it is attached to: their names, or a name with the aliases it answers to there.',
  ),
  holds: (container, wanted) => listHolds(places(container), wanted, placeHolds),
  expected: (wanted) => listWanted(wanted, placeWanted),
  found: (container, wanted) => {
    const all = places(container);
    if (all.length === 0) return message('checks.networks-none');
    const asked = [...included(wanted), ...excluded(wanted)].map(wantedPlace);
    return joined(all.map((one) => placeFound(one, asked)));
  },
  look: (name) => `docker container inspect --format "{{json .NetworkSettings.Networks}}" ${name}`,
};
