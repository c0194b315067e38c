import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import { type Claim, claim } from '../claim.ts';
import { exists, expectation } from '../exists.ts';
import { labels } from '../labels.ts';
import type { Network } from '../observation.ts';
import { textFact } from '../text-fact.ts';
import { members } from './members.ts';

const driver = textFact<Network>({
  describe: 'The driver that makes it.',
  read: (network) => [network.driver],
  say: (value) => message('checks.driver', { driver: value }),
});

const subnet = textFact<Network>({
  describe: 'Its subnet, as `172.20.0.0/16`.',
  read: (network) => network.ipam.map((one) => one.subnet),
  say: (value) => message('checks.subnet', { subnet: value }),
});

const gateway = textFact<Network>({
  describe: "Its gateway's address.",
  read: (network) => network.ipam.map((one) => one.gateway),
  say: (value) => message('checks.gateway', { gateway: value }),
});

/** What a check may expect of a network. */
export const networkExpect = expectation(
  z.strictObject({
    exists: exists.optional(),
    driver: driver.schema.optional(),
    subnet: subnet.schema.optional(),
    gateway: gateway.schema.optional(),
    labels: labels.schema.optional(),
    members: members.schema.optional(),
  }),
);

export type NetworkExpect = z.output<typeof networkExpect>;

/** What an expectation claims of a network that is there. */
export function networkClaims(expect: NetworkExpect): readonly Claim<Network>[] {
  return [
    ...claim('driver', driver, expect.driver),
    ...claim('subnet', subnet, expect.subnet),
    ...claim('gateway', gateway, expect.gateway),
    ...claim('labels', labels, expect.labels),
    ...claim('members', members, expect.members),
  ];
}
