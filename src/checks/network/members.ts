import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import type { Fact } from '../claim.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
import type { Network } from '../observation.ts';
import { isMapping, pick } from '../pick.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code, codes, joined } from '../words.ts';

/** A container that must be attached, by its name, and its address there. */
export type MemberWanted =
  | string
  | { readonly container: string; readonly address?: TextMatcher | undefined };

const name = z.string().trim().min(1).max(255);

/** The name of a wanted member. */
export function memberName(wanted: MemberWanted): string {
  return typeof wanted === 'string' ? wanted : wanted.container;
}

function memberHolds(one: Network['members'][number], wanted: MemberWanted): boolean {
  return (
    one.containerName === memberName(wanted) &&
    (typeof wanted === 'string' ||
      wanted.address === undefined ||
      textHolds(one.address === '' ? undefined : one.address, wanted.address))
  );
}

function memberWanted(wanted: MemberWanted): Text {
  if (typeof wanted === 'string') return code(wanted);
  if (wanted.address === undefined) return code(wanted.container);
  const address = message('checks.address', { address: textWanted(wanted.address) });
  return joined([code(wanted.container), address]);
}

/** The running containers that are attached to the network. */
export const members: Fact<Network, ListMatcher<MemberWanted>> = {
  schema: listMatcher(
    pick([name, z.strictObject({ container: name, address: textMatcher.optional() })], (input) =>
      isMapping(input) ? 1 : 0,
    ),
  ).describe('The running containers that are attached to it.'),
  holds: (network, wanted) => listHolds(network.members, wanted, memberHolds),
  expected: (wanted) => message('checks.members', { list: listWanted(wanted, memberWanted) }),
  found: (network) =>
    message('checks.members', {
      list: codes(network.members.map((member) => member.containerName)),
    }),
  look: () => null,
};
