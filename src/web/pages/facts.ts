import type {
  Container,
  Network,
  Observation,
  PublishedPort,
  Seen,
  Volume,
} from '../../checks/observation.ts';
import type { Language } from '../../i18n/language.ts';
import { message } from '../../i18n/text.ts';
import { lineOf } from './remark.ts';

/** The facts of things that have their words in `web.fact-…`. */
type FactName =
  | 'status'
  | 'image'
  | 'created'
  | 'command'
  | 'error'
  | 'mount'
  | 'port'
  | 'network'
  | 'driver'
  | 'mountpoint'
  | 'subnet'
  | 'member'
  | 'reply'
  | 'body'
  | 'entry';

interface Fact {
  readonly name: FactName;
  readonly value: string;
}

/** One thing that was looked at, in facts that a person can read. */
export interface SeenThing {
  readonly kind: 'container' | 'volume' | 'network' | 'http' | 'list';
  readonly name: string;
  readonly facts: readonly Fact[];
  /** Why there are no facts: it is not there, or could not be seen. Escaped. */
  readonly note: string;
}

const longestBody = 300;

function fact(name: FactName, value: string): Fact[] {
  return value === '' ? [] : [{ name, value }];
}

function portLine(port: PublishedPort): string {
  return `${port.hostAddress}:${port.hostPort} → ${port.containerPort}/${port.protocol}`;
}

function containerFacts(container: Container): Fact[] {
  const { status, exitCode, image, mounts, ports, networks } = container;
  return [
    ...fact('status', status === 'exited' ? `${status} (${exitCode})` : status),
    ...fact('image', image.reference),
    ...fact('created', container.createdAt),
    ...fact('command', [...container.entrypoint, ...container.command].join(' ')),
    ...fact('error', container.error),
    ...mounts.flatMap((mount) =>
      fact(
        'mount',
        `${mount.type} ${mount.name ?? mount.source} → ${mount.destination} ${mount.writable ? 'rw' : 'ro'}`,
      ),
    ),
    ...ports.flatMap((port) => fact('port', portLine(port))),
    ...Object.entries(networks).flatMap(([name, at]) =>
      fact('network', [name, at.address, ...at.aliases].filter(Boolean).join(' ')),
    ),
  ];
}

function volumeFacts(volume: Volume): Fact[] {
  return [
    ...fact('driver', `${volume.driver} (${volume.scope})`),
    ...fact('created', volume.createdAt),
    ...fact('mountpoint', volume.mountpoint),
  ];
}

function networkFacts(network: Network): Fact[] {
  return [
    ...fact('driver', `${network.driver} (${network.scope})`),
    ...network.ipam.flatMap((pool) => fact('subnet', `${pool.subnet} ${pool.gateway}`.trim())),
    ...network.members.flatMap((member) =>
      fact('member', `${member.containerName} ${member.address}`.trim()),
    ),
  ];
}

function thing<T>(
  kind: SeenThing['kind'],
  name: string,
  seen: Seen<T>,
  factsOf: (value: T) => Fact[],
  language: Language,
): SeenThing {
  switch (seen.state) {
    case 'present':
      return { kind, name, facts: factsOf(seen.value), note: '' };
    case 'absent':
      return { kind, name, facts: [], note: lineOf(message('web.thing-absent'), language) };
    case 'unknown':
      return { kind, name, facts: [], note: lineOf(seen.reason, language) };
  }
}

/** All that an observation holds, thing by thing. */
export function seenThings(observation: Observation, language: Language): SeenThing[] {
  const { containers, volumes, networks, http, lists } = observation;
  const list = <T>(name: string, seen: Seen<readonly T[]> | undefined, line: (one: T) => string) =>
    seen
      ? [
          thing(
            'list',
            `docker ${name} ls`,
            seen,
            (all) => all.flatMap((one) => fact('entry', line(one))),
            language,
          ),
        ]
      : [];
  return [
    ...Object.entries(containers).map(([name, seen]) =>
      thing('container', name, seen, containerFacts, language),
    ),
    ...Object.entries(volumes).map(([name, seen]) =>
      thing('volume', name, seen, volumeFacts, language),
    ),
    ...Object.entries(networks).map(([name, seen]) =>
      thing('network', name, seen, networkFacts, language),
    ),
    ...Object.entries(http).map(([name, seen]) =>
      thing(
        'http',
        name,
        seen,
        (reply) => [
          ...fact('reply', String(reply.status)),
          ...fact('body', reply.body.slice(0, longestBody)),
        ],
        language,
      ),
    ),
    ...list('container', lists.containers, (one) =>
      [one.names[0] ?? one.id.slice(0, 12), one.image, one.status].join(' '),
    ),
    ...list('volume', lists.volumes, (one) => `${one.name} ${one.driver}`),
    ...list('network', lists.networks, (one) => `${one.name} ${one.driver}`),
  ];
}
