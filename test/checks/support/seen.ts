import type { EngineEvent } from '../../../src/checks/event.ts';
import type {
  Attachment,
  Container,
  ContainerSummary,
  Mount,
  Network,
  Observation,
  PortBinding,
  Seen,
  Volume,
} from '../../../src/checks/observation.ts';
import { type Check, check } from '../../../src/checks/schema.ts';

/** A check as an author would write it, parsed. */
export function checkOf(written: object): Check {
  return check.parse({ id: 'it', ...written });
}

export function seen<T>(value: T): Seen<T> {
  return { state: 'present', value };
}

export const absent = { state: 'absent' } as const;

/** A running container with nothing of its own, changed as a test wants it. */
export function container(changes: Partial<Container> = {}): Container {
  return {
    id: 'c'.repeat(64),
    name: 'web',
    image: { reference: 'nginx', id: `sha256:${'1'.repeat(64)}`, tags: [] },
    status: 'running',
    exitCode: 0,
    error: '',
    createdAt: '2026-01-01T00:00:00Z',
    startedAt: '2026-01-01T00:00:01Z',
    finishedAt: '0001-01-01T00:00:00Z',
    entrypoint: [],
    command: ['nginx'],
    env: {},
    labels: {},
    hostname: 'cccccccccccc',
    restartPolicy: { name: 'no', maximumRetryCount: 0 },
    mounts: [],
    ports: [],
    bindings: [],
    exposed: [],
    networkMode: 'default',
    networks: { bridge: attachment() },
    ...changes,
  };
}

export function attachment(changes: Partial<Attachment> = {}): Attachment {
  return { networkId: 'n', aliases: [], address: '172.17.0.2', gateway: '172.17.0.1', ...changes };
}

export function mount(changes: Partial<Mount> = {}): Mount {
  return {
    type: 'volume',
    name: 'data',
    source: '/var/lib/docker/volumes/data/_data',
    destination: '/data',
    writable: true,
    anonymous: false,
    ...changes,
  };
}

/** A port published on every address of the host, as it is live and as it was asked for. */
export function published(containerPort: number, hostPort: number) {
  const port = { containerPort, protocol: 'tcp', hostAddress: '0.0.0.0', hostPort } as const;
  const binding: PortBinding = { ...port, hostAddress: '' };
  return { ports: [port], bindings: [binding] };
}

export function volume(changes: Partial<Volume> = {}): Volume {
  return {
    name: 'data',
    driver: 'local',
    scope: 'local',
    mountpoint: '/var/lib/docker/volumes/data/_data',
    createdAt: '2026-01-01T00:00:00Z',
    labels: {},
    options: {},
    anonymous: false,
    ...changes,
  };
}

export function network(changes: Partial<Network> = {}): Network {
  return {
    id: 'n'.repeat(64),
    name: 'front',
    driver: 'bridge',
    scope: 'local',
    internal: false,
    attachable: false,
    createdAt: '2026-01-01T00:00:00Z',
    labels: {},
    options: {},
    ipam: [{ subnet: '172.20.0.0/16', gateway: '172.20.0.1' }],
    members: [],
    ...changes,
  };
}

export function summary(changes: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    id: 'd'.repeat(64),
    names: ['quirky_name'],
    image: 'nginx',
    imageId: `sha256:${'1'.repeat(64)}`,
    status: 'running',
    createdAt: '2026-01-01T00:00:00.000Z',
    labels: {},
    mounts: [],
    ports: [],
    networks: ['bridge'],
    ...changes,
  };
}

/** Something that happened to container `web`, so many milliseconds after the observed containers were made. */
export function happened(
  afterMs: number,
  action: string,
  changes: Partial<EngineEvent> = {},
): EngineEvent {
  return {
    at: Date.parse('2026-01-01T00:00:00Z') + afterMs,
    type: 'container',
    action,
    command: null,
    actor: { id: 'c'.repeat(64), name: 'web' },
    attributes: {},
    ...changes,
  };
}

/** An observation in which nothing was looked at but what a test says. */
export function observation(changes: Partial<Observation> = {}): Observation {
  return {
    takenAt: '2026-01-01T00:01:00.000Z',
    engine: { version: '20.10.24', apiVersion: '1.41' },
    containers: {},
    volumes: {},
    networks: {},
    http: {},
    lists: {},
    ...changes,
  };
}

/** An observation of one container called `web`. */
export function seeing(changes: Partial<Container> = {}): Observation {
  return observation({ containers: { web: seen(container(changes)) } });
}
