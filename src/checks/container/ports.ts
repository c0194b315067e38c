import { z } from 'zod';
import { message, type Text } from '../../i18n/text.ts';
import { alone } from '../alone.ts';
import type { Fact } from '../claim.ts';
import { type ListMatcher, listHolds, listMatcher, listWanted } from '../list-matcher.ts';
import type { Container, Protocol, PublishedPort } from '../observation.ts';
import { type Port, port, portNumber } from '../port.ts';
import { joined } from '../words.ts';

/** What a published port must be; the protocol is tcp unless it says otherwise. */
export interface PortWanted {
  readonly 'container-port'?: Port | undefined;
  readonly 'host-port'?: Port | undefined;
  readonly 'host-address'?: string | undefined;
  readonly protocol?: Protocol | undefined;
  readonly ephemeral?: boolean | undefined;
}

const published: z.ZodType<PortWanted> = z
  .strictObject({
    'container-port': port.optional(),
    'host-port': port.optional(),
    'host-address': z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('An address of the host; `any` where every address must do.'),
    protocol: z.enum(['tcp', 'udp', 'sctp']).optional().describe('tcp unless it says otherwise.'),
    ephemeral: z.boolean().optional().describe('Whether the engine chose the port of the host.'),
  })
  .refine((given) => Object.keys(given).length > 0, {
    when: alone,
    message: 'one of `container-port`, `host-port`, `host-address`, `protocol`, `ephemeral`',
  });

/** Whether an address means every address of the host. */
export function isAnyAddress(address: string): boolean {
  return address === '' || address === '0.0.0.0' || address === '::' || address === 'any';
}

/** Whether an address is reached from the host itself only. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address === 'localhost';
}

/** Whether a published port is as wanted. */
export function portHolds(one: PublishedPort, wanted: PortWanted): boolean {
  const address = wanted['host-address'];
  const inside = wanted['container-port'];
  const outside = wanted['host-port'];
  return (
    one.protocol === (wanted.protocol ?? 'tcp') &&
    (inside === undefined || one.containerPort === portNumber(inside)) &&
    (outside === undefined || one.hostPort === portNumber(outside)) &&
    (address === undefined ||
      one.hostAddress === address ||
      (isAnyAddress(address) && isAnyAddress(one.hostAddress)))
  );
}

/** Whether the engine chose the port of the host, because nobody asked for one. */
function isEphemeral(port: PublishedPort, { bindings }: Container): boolean {
  const asked = bindings.filter(
    (one) => one.containerPort === port.containerPort && one.protocol === port.protocol,
  );
  return !asked.some((one) => one.hostPort === port.hostPort);
}

/** Published ports with those for IPv4 and IPv6 taken as one. */
export function distinctPorts(ports: readonly PublishedPort[]): readonly PublishedPort[] {
  const seen = new Map<string, PublishedPort>();
  for (const one of ports) {
    const address = isAnyAddress(one.hostAddress) ? 'any' : one.hostAddress;
    const key = `${address} ${one.hostPort} ${one.containerPort} ${one.protocol}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}

function suffix(protocol: Protocol): string {
  return protocol === 'tcp' ? '' : `/${protocol}`;
}

/** A wanted port in words. */
export function portWanted(wanted: PortWanted): Text {
  const said = portAsked(wanted);
  if (wanted.ephemeral === undefined) return said;
  return joined([said, message(wanted.ephemeral ? 'checks.ephemeral' : 'checks.not-ephemeral')]);
}

function portAsked(wanted: PortWanted): Text {
  const protocol = wanted.protocol ?? 'tcp';
  const inside = wanted['container-port'];
  const outside = wanted['host-port'];
  const address = wanted['host-address'];
  const where = address === undefined || isAnyAddress(address) ? '' : `${address}:`;
  if (inside === undefined) {
    return outside === undefined
      ? message('checks.port-some', { protocol })
      : message('checks.port-host', { host: `${where}${outside}${suffix(protocol)}` });
  }
  const container = `${inside}${suffix(protocol)}`;
  return outside === undefined
    ? message('checks.port-container', { container })
    : message('checks.port-both', { container, host: `${where}${outside}` });
}

/** A published port in words. */
export function portFound(one: PublishedPort): Text {
  const where = isAnyAddress(one.hostAddress) ? '' : `${one.hostAddress}:`;
  return message('checks.port-both', {
    container: `${one.containerPort}${suffix(one.protocol)}`,
    host: `${where}${one.hostPort}`,
  });
}

/** The container's ports that are reachable on the host now. */
export const ports: Fact<Container, ListMatcher<PortWanted>> = {
  schema: listMatcher(published).describe('Its ports that are published on the host now.'),
  holds: (container, wanted) =>
    listHolds(
      distinctPorts(container.ports),
      wanted,
      (one, asked) =>
        portHolds(one, asked) &&
        (asked.ephemeral === undefined || asked.ephemeral === isEphemeral(one, container)),
    ),
  expected: (wanted) => listWanted(wanted, portWanted),
  found: (container) =>
    container.ports.length === 0
      ? message('checks.ports-none')
      : joined(distinctPorts(container.ports).map(portFound)),
  look: (name) => `docker container port ${name}`,
};
