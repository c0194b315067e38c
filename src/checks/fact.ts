import { z } from 'zod';
import { alone } from './alone.ts';
import { hasEnded } from './container/exit-code.ts';
import { tidyPath } from './container/mounts.ts';
import { distinctPorts } from './container/ports.ts';
import { seenContainer, seenNetwork, seenVolume } from './look-up.ts';
import type { Need } from './need.ts';
import type { Container, Network, Observation, Seen, Volume } from './observation.ts';
import { own } from './own.ts';
import { isMapping, pick } from './pick.ts';
import { port, portNumber } from './port.ts';

const name = z.string().trim().min(1).max(255);

const containerFact = z
  .strictObject({
    container: name,
    fact: z
      .enum([
        'id',
        'status',
        'started-at',
        'exit-code',
        'image',
        'address',
        'published-port',
        'volume',
      ])
      .describe('started-at: when it was started last; it changes with every start.'),
    on: name.optional().describe('address: on which network.'),
    port: port.optional().describe("published-port: of which of the container's ports."),
    at: z.string().startsWith('/').optional().describe('volume: mounted where.'),
  })
  .refine((ref) => (ref.fact === 'address') === (ref.on !== undefined), {
    path: ['on'],
    when: alone,
    message: '`on: NETWORK` with `fact: address`, and only there',
  })
  .refine((ref) => (ref.fact === 'published-port') === (ref.port !== undefined), {
    path: ['port'],
    when: alone,
    message: '`port: PORT` with `fact: published-port`, and only there',
  })
  .refine((ref) => (ref.fact === 'volume') === (ref.at !== undefined), {
    path: ['at'],
    when: alone,
    message: '`at: PATH` with `fact: volume`, and only there',
  });

const volumeFact = z.strictObject({
  volume: name,
  fact: z.enum(['driver', 'scope', 'mountpoint']),
});

const networkFact = z
  .strictObject({
    network: name,
    fact: z.enum(['id', 'driver', 'scope', 'subnet', 'gateway', 'member-address']),
    of: name.optional().describe('member-address: of which container.'),
  })
  .refine((ref) => (ref.fact === 'member-address') === (ref.of !== undefined), {
    path: ['of'],
    when: alone,
    message: '`of: CONTAINER` with `fact: member-address`, and only there',
  });

/** A value that can be read off the engine: of a container, a volume or a network. */
export const factRef = pick([containerFact, volumeFact, networkFact], (input) => {
  if (!isMapping(input) || Object.hasOwn(input, 'container')) return 0;
  if (Object.hasOwn(input, 'volume')) return 1;
  return Object.hasOwn(input, 'network') ? 2 : 0;
}).describe('A value on the engine: the thing it is read off, and which fact of it.');

export type FactRef = z.output<typeof factRef>;

/** What must be looked at to read the fact. */
export function factNeeds(ref: FactRef): readonly Need[] {
  if ('container' in ref) return [{ kind: 'container', name: ref.container }];
  if ('volume' in ref) return [{ kind: 'volume', name: ref.volume }];
  return [{ kind: 'network', name: ref.network }];
}

function ofContainer(
  container: Container,
  ref: Extract<FactRef, { container: string }>,
): string | null {
  switch (ref.fact) {
    case 'id':
      return container.id;
    case 'status':
      return container.status;
    case 'started-at':
      return container.startedAt.startsWith('0001-') ? null : container.startedAt;
    case 'exit-code':
      return hasEnded(container) ? String(container.exitCode) : null;
    case 'image':
      return container.image.reference;
    case 'address':
      return own(container.networks, ref.on ?? '')?.address ?? null;
    case 'published-port': {
      const inside = portNumber(ref.port ?? '');
      const found = distinctPorts(container.ports).find((one) => one.containerPort === inside);
      return found ? String(found.hostPort) : null;
    }
    case 'volume': {
      const at = tidyPath(ref.at ?? '');
      return container.mounts.find((one) => tidyPath(one.destination) === at)?.name ?? null;
    }
  }
}

function ofVolume(volume: Volume, ref: Extract<FactRef, { volume: string }>): string | null {
  switch (ref.fact) {
    case 'driver':
      return volume.driver;
    case 'scope':
      return volume.scope;
    case 'mountpoint':
      return volume.mountpoint;
  }
}

function ofNetwork(network: Network, ref: Extract<FactRef, { network: string }>): string | null {
  switch (ref.fact) {
    case 'id':
      return network.id;
    case 'driver':
      return network.driver;
    case 'scope':
      return network.scope;
    case 'subnet':
      return network.ipam[0]?.subnet ?? null;
    case 'gateway':
      return network.ipam[0]?.gateway ?? null;
    case 'member-address':
      return network.members.find((one) => one.containerName === ref.of)?.address ?? null;
  }
}

function read<T>(seen: Seen<T>, of: (value: T) => string | null): Seen<string> {
  if (seen.state !== 'present') return seen;
  const value = of(seen.value);
  return value === null || value === '' ? { state: 'absent' } : { state: 'present', value };
}

/** The fact as it was seen; absent where the thing, or this fact of it, is not there. */
export function readFact(observation: Observation, ref: FactRef): Seen<string> {
  if ('container' in ref)
    return read(seenContainer(observation, ref.container), (one) => ofContainer(one, ref));
  if ('volume' in ref)
    return read(seenVolume(observation, ref.volume), (one) => ofVolume(one, ref));
  return read(seenNetwork(observation, ref.network), (one) => ofNetwork(one, ref));
}
