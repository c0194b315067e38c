import { z } from 'zod';
import { message } from '../../i18n/text.ts';
import { created } from '../age.ts';
import { type Claim, claim } from '../claim.ts';
import { type Combined, combinedClaims, combining } from '../combined.ts';
import { exists, expectation } from '../exists.ts';
import { flagFact } from '../flag-fact.ts';
import { labels } from '../labels.ts';
import type { Network } from '../observation.ts';
import { options } from '../options.ts';
import { textFact } from '../text-fact.ts';
import { ipam } from './ipam.ts';
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

const internal = flagFact<Network>({
  describe: 'Whether it is cut off from the outside.',
  read: (network) => network.internal,
  say: (value) => message(value ? 'checks.internal' : 'checks.not-internal'),
});

const attachable = flagFact<Network>({
  describe: 'Whether containers may be attached to it by hand, which matters in a swarm.',
  read: (network) => network.attachable,
  say: (value) => message(value ? 'checks.attachable' : 'checks.not-attachable'),
});

const ofNetwork = z.strictObject({
  driver: driver.schema.optional(),
  subnet: subnet.schema.optional(),
  gateway: gateway.schema.optional(),
  ipam: ipam.schema.optional(),
  internal: internal.schema.optional(),
  attachable: attachable.schema.optional(),
  labels: labels.schema.optional(),
  options: options.schema.optional(),
  members: members.schema.optional(),
  created: created.schema.optional(),
});

/** What a check may expect of a network that is there. */
export type NetworkConditions = z.output<typeof ofNetwork> & Combined<NetworkConditions>;

/** What a check may expect of a network. */
export type NetworkExpect = NetworkConditions & { readonly exists?: boolean | undefined };

/** The schema of what a network that is there must be; `all`, `any` and `not` take it again. */
export const networkConditions: z.ZodType<NetworkConditions> = expectation(
  z.strictObject({ ...ofNetwork.shape, ...combining(() => networkConditions) }),
);

/** The schema of what a check may expect of a network. */
export const networkExpect: z.ZodType<NetworkExpect> = expectation(
  z.strictObject({
    exists: exists.optional(),
    ...ofNetwork.shape,
    ...combining(() => networkConditions),
  }),
);

/** What an expectation claims of a network that is there. */
export function networkClaims(expect: NetworkConditions): readonly Claim<Network>[] {
  return [
    ...claim('driver', driver, expect.driver),
    ...claim('subnet', subnet, expect.subnet),
    ...claim('gateway', gateway, expect.gateway),
    ...claim('ipam', ipam, expect.ipam),
    ...claim('internal', internal, expect.internal),
    ...claim('attachable', attachable, expect.attachable),
    ...claim('labels', labels, expect.labels),
    ...claim('options', options, expect.options),
    ...claim('members', members, expect.members),
    ...claim('created', created, expect.created),
    ...combinedClaims(expect, networkClaims),
  ];
}
