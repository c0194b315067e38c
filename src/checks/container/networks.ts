import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
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
  const wanted = wantedPlace(given);
  const said: Text[] = [message('checks.network', { network: wanted.name })];
  if (wanted.aliases)
    said.push(message('checks.aliases', { list: listWanted(wanted.aliases, code) }));
  if (wanted.address) said.push(message('checks.address', { address: textWanted(wanted.address) }));
  return joined(said);
}

function placeFound(one: Place, withNames: boolean): Text {
  const at = message('checks.network', { network: one.network });
  if (!withNames) return at;
  const list = one.names.length === 0 ? message('checks.none') : codes(one.names);
  return joined([at, message('checks.aliases', { list })]);
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
    const withNames = JSON.stringify(wanted).includes('"aliases"');
    return joined(all.map((one) => placeFound(one, withNames)));
  },
  look: (name) => `docker container inspect --format "{{json .NetworkSettings.Networks}}" ${name}`,
};
