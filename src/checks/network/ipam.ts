import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import { alone } from '../alone.ts';
import type { Fact } from '../claim.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
import type { Network } from '../observation.ts';
import { type TextMatcher, textHolds, textMatcher, textWanted } from '../text-matcher.ts';
import { code, joined } from '../words.ts';

/** One range of addresses that a network must have; what is not mentioned may be anything. */
export interface RangeWanted {
  readonly subnet?: TextMatcher | undefined;
  readonly gateway?: TextMatcher | undefined;
  readonly 'ip-range'?: TextMatcher | undefined;
}

type Range = Network['ipam'][number];

const range: z.ZodType<RangeWanted> = z
  .strictObject({
    subnet: textMatcher.optional().describe('As `172.20.0.0/16`.'),
    gateway: textMatcher.optional(),
    'ip-range': textMatcher
      .optional()
      .describe('The part of the subnet that containers get their addresses of.'),
  })
  .refine((given) => Object.keys(given).length > 0, {
    when: alone,
    message: 'one of `subnet`, `gateway`, `ip-range`',
  });

function partHolds(text: string, wanted: TextMatcher | undefined): boolean {
  return wanted === undefined || textHolds(text === '' ? undefined : text, wanted);
}

function rangeHolds(one: Range, wanted: RangeWanted): boolean {
  return (
    partHolds(one.subnet, wanted.subnet) &&
    partHolds(one.gateway, wanted.gateway) &&
    partHolds(one.ipRange ?? '', wanted['ip-range'])
  );
}

function rangeText(subnet?: Text, gateway?: Text, ipRange?: Text): Text {
  return joined([
    ...(subnet ? [message('checks.subnet', { subnet })] : []),
    ...(gateway ? [message('checks.gateway', { gateway })] : []),
    ...(ipRange ? [message('checks.ip-range', { range: ipRange })] : []),
  ]);
}

function rangeWanted(wanted: RangeWanted): Text {
  const said = (one: TextMatcher | undefined) => (one === undefined ? undefined : textWanted(one));
  return rangeText(said(wanted.subnet), said(wanted.gateway), said(wanted['ip-range']));
}

function rangeFound(one: Range): Text {
  const said = (text: string | undefined) => (text ? code(text) : undefined);
  return rangeText(said(one.subnet), said(one.gateway), said(one.ipRange));
}

/** The ranges of addresses that the network gives its members. */
export const ipam: Fact<Network, ListMatcher<RangeWanted>> = {
  schema: listMatcher(range).describe('The ranges of addresses that its members get.'),
  holds: (network, wanted) => listHolds(network.ipam, wanted, rangeHolds),
  expected: (wanted) => listWanted(wanted, rangeWanted),
  found: (network) => joined(network.ipam.map(rangeFound)),
  look: (name) => `docker network inspect --format "{{json .IPAM.Config}}" ${name}`,
};
