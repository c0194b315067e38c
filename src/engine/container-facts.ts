import type {
  Attachment,
  Container,
  ContainerStatus,
  ContainerSummary,
  Mount,
} from '../checks/observation.ts';
import { bindingsOf, listedPorts, publishedPorts } from './port-facts.ts';
import { array, number, object, type Raw, record, text, texts } from './raw.ts';
import { settingsFacts } from './settings-facts.ts';

const statuses: ReadonlyMap<string, ContainerStatus> = new Map([
  ['created', 'created'],
  ['configured', 'created'],
  ['initialized', 'created'],
  ['running', 'running'],
  ['paused', 'paused'],
  ['restarting', 'restarting'],
  ['removing', 'removing'],
  ['exited', 'exited'],
  ['stopped', 'exited'],
  ['dead', 'dead'],
]);

const mountTypes: ReadonlyMap<string, Mount['type']> = new Map([
  ['volume', 'volume'],
  ['bind', 'bind'],
  ['tmpfs', 'tmpfs'],
  ['npipe', 'npipe'],
  ['cluster', 'cluster'],
  ['image', 'image'],
]);

/** Whether a volume has a name that the engine made up: 64 hexadecimal digits. */
export function isAnonymousName(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

function mountOf(value: unknown): Mount | null {
  const raw = object(value);
  const type = mountTypes.get(text(raw.Type));
  if (!type) return null;
  const name = text(raw.Name);
  return {
    type,
    name: name === '' ? null : name,
    source: text(raw.Source),
    destination: text(raw.Destination),
    writable: raw.RW === true,
    anonymous: type === 'volume' && isAnonymousName(name),
  };
}

function mountsOf(mounts: unknown): readonly Mount[] {
  return array(mounts)
    .map(mountOf)
    .filter((mount) => mount !== null);
}

/** What `--tmpfs` mounts stands in the host's configuration only. */
function tmpfsOf(tmpfs: unknown): readonly Mount[] {
  return Object.entries(record(tmpfs)).map(([destination, options]) => ({
    type: 'tmpfs',
    name: null,
    source: '',
    destination,
    writable: !options.split(',').includes('ro'),
    anonymous: false,
  }));
}

/** `NAME=value` lines by their names. */
export function environment(list: unknown): Readonly<Record<string, string>> {
  const pairs = texts(list).flatMap((line): [string, string][] => {
    const at = line.indexOf('=');
    return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
  });
  return Object.fromEntries(pairs);
}

/**
 * The names a container answers DNS by on one network. Before API 1.45 `Aliases` also holds the short id, which is
 * nobody's choice; a hostname given by hand answers too, and stays. The default bridge answers no names.
 */
function aliasesOf(network: string, raw: Raw, id: string, name: string): readonly string[] {
  if (network === 'bridge') return [];
  const all = new Set([...texts(raw.Aliases), ...texts(raw.DNSNames)]);
  return [...all].filter(
    (alias) => alias !== name && !(alias.length === 12 && id.startsWith(alias)),
  );
}

function networksOf(
  networks: unknown,
  id: string,
  name: string,
): Readonly<Record<string, Attachment>> {
  return Object.fromEntries(
    Object.entries(object(networks)).map(([network, value]) => {
      const raw = object(value);
      return [
        network,
        {
          networkId: text(raw.NetworkID),
          aliases: aliasesOf(network, raw, id, name),
          address: text(raw.IPAddress),
          gateway: text(raw.Gateway),
        },
      ];
    }),
  );
}

/** The facts of an inspected container; null where the answer has no container's shape. */
export function containerFacts(value: unknown): Container | null {
  const raw = object(value);
  const state = object(raw.State);
  const config = object(raw.Config);
  const host = object(raw.HostConfig);
  const settings = object(raw.NetworkSettings);
  const policy = object(host.RestartPolicy);
  const id = text(raw.Id);
  const name = text(raw.Name).replace(/^\//, '');
  const status = statuses.get(text(state.Status));
  if (id === '' || name === '' || !status) return null;
  const mounts = mountsOf(raw.Mounts);
  const places = new Set(mounts.map((mount) => mount.destination));
  return {
    id,
    name,
    image: { reference: text(config.Image), id: text(raw.Image), tags: [] },
    status,
    exitCode: number(state.ExitCode),
    error: text(state.Error),
    createdAt: text(raw.Created),
    startedAt: text(state.StartedAt),
    finishedAt: text(state.FinishedAt),
    entrypoint: texts(config.Entrypoint),
    command: texts(config.Cmd),
    env: environment(config.Env),
    labels: record(config.Labels),
    hostname: text(config.Hostname),
    restartPolicy: {
      name: text(policy.Name) || 'no',
      maximumRetryCount: number(policy.MaximumRetryCount),
    },
    mounts: [...mounts, ...tmpfsOf(host.Tmpfs).filter((one) => !places.has(one.destination))],
    ports: publishedPorts(settings.Ports),
    bindings: bindingsOf(host.PortBindings),
    exposed: Object.keys(object(config.ExposedPorts)),
    networkMode: text(host.NetworkMode),
    networks: networksOf(settings.Networks, id, name),
    settings: settingsFacts(raw),
  };
}

/** One line of the list of containers; null where it has no container's shape. */
export function containerSummary(value: unknown): ContainerSummary | null {
  const raw = object(value);
  const id = text(raw.Id);
  const status = statuses.get(text(raw.State));
  if (id === '' || !status) return null;
  const created = number(raw.Created);
  return {
    id,
    names: texts(raw.Names)
      .map((name) => name.replace(/^\//, ''))
      .filter((name) => !name.includes('/')),
    image: text(raw.Image),
    imageId: text(raw.ImageID),
    status,
    createdAt: new Date(Math.abs(created) > 8e12 ? 0 : created * 1000).toISOString(),
    labels: record(raw.Labels),
    mounts: mountsOf(raw.Mounts),
    ports: listedPorts(raw.Ports),
    networks: Object.keys(object(object(raw.NetworkSettings).Networks)),
  };
}
