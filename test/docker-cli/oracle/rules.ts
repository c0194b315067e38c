import type { EngineRequest, Json } from './engine/request.ts';
import { bodyForm } from './normal-form.ts';

type Requests = readonly EngineRequest[];

/** What a rule takes for the same: both lines' requests, brought into a form in which that is one. */
export interface WiderRule {
  readonly id: string;
  readonly alike: (requests: Requests) => Requests;
}

type Entries = Readonly<Record<string, Json>>;
const isEntries = (json: Json): json is Entries =>
  json !== null && typeof json === 'object' && !Array.isArray(json);
const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** Every body with each value under a key mapped, at any depth. */
function mapped(body: Json, map: (key: string, value: Json) => Json): Json {
  if (isList(body)) return body.map((part) => mapped(part, map));
  if (!isEntries(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, map(key, mapped(value, map))]),
  );
}

const withBodies =
  (map: (key: string, value: Json) => Json) =>
  (requests: Requests): Requests =>
    requests.map((request) => ({ ...request, body: mapped(request.body, map) }));

const withQueries =
  (map: (name: string, value: string) => string) =>
  (requests: Requests): Requests =>
    requests.map((request) => ({
      ...request,
      query: request.query.map(([name, value]) => [name, map(name, value)] as const),
    }));

/** `nginx` for all of its names that mean `latest` of Docker Hub. */
function familiar(reference: string): string {
  const name = reference.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
  return /:[^/]*$|@/.test(name) ? name.replace(/:latest$/, '') : name;
}

const text = (json: Json) => JSON.stringify(json);

/** Lists of which the engine keeps no order. */
const unordered = new Set([
  ...[
    'ExtraHosts',
    'Mounts',
    'Ulimits',
    'Devices',
    'SecurityOpt',
    'GroupAdd',
    'VolumesFrom',
    'Links',
  ],
  ...['Aliases', 'DnsOptions', 'LinkLocalIPs', 'DeviceCgroupRules', 'BlkioWeightDevice', 'CapAdd'],
  ...['CapDrop', 'BlkioDeviceReadBps', 'BlkioDeviceWriteBps', 'BlkioDeviceReadIOps'],
  ...['BlkioDeviceWriteIOps', 'Env'],
]);

const shape = ({ method, path }: EngineRequest) =>
  `${method} ${path.replace(/^(\/[^/]+\/)[^/]+/, '$1*')}`;

/** A mount as `--mount` sends it, from what `--volume` and `--tmpfs` send. */
function mountOf(bind: string): Json {
  const [source = '', target, mode] = bind.split(':');
  const readOnly = mode === 'ro' ? { ReadOnly: true } : {};
  return {
    Source: source,
    Target: target ?? '',
    Type: source.startsWith('/') ? 'bind' : 'volume',
    ...readOnly,
  };
}

function mountsAlike(key: string, value: Json): Json {
  if (key !== 'HostConfig' || !isEntries(value)) return value;
  const { Binds, Tmpfs, Mounts, ...others } = value;
  const binds = isList(Binds) ? Binds.map((bind) => mountOf(String(bind))) : [];
  const tmpfs = Object.entries(Tmpfs !== undefined && isEntries(Tmpfs) ? Tmpfs : {}).map(
    ([target, options]) =>
      options === ''
        ? { Target: target, Type: 'tmpfs' }
        : { Options: options, Target: target, Type: 'tmpfs' },
  );
  const mounts = [...binds, ...tmpfs, ...(isList(Mounts) ? Mounts : [])];
  const inOrder = mounts.map((mount) => bodyForm(mount));
  return { ...others, Mounts: inOrder.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) };
}

/** The entry that newer clients send for the default network, though nothing is asked of it. */
function isBlankDefault(name: string, endpoint: Json): boolean {
  if (name !== 'default' || !isEntries(endpoint)) return false;
  return Object.values(endpoint).every((value) => value === null || value === '' || value === 0);
}

const signalNumbers: Readonly<Record<string, string>> = {
  '1': 'HUP',
  '2': 'INT',
  '9': 'KILL',
  '15': 'TERM',
};

function signalName(signal: string): string {
  const name = signal.toUpperCase().replace(/^SIG/, '');
  return signalNumbers[name] ?? name;
}

/** Each wider rule of the comparison, as what it makes of requests: those of two lines that it joins become one. */
export const widerRules: readonly WiderRule[] = [
  {
    id: 'image-latest',
    alike: (requests) =>
      withBodies((key, value) =>
        key === 'Image' && typeof value === 'string' ? familiar(value) : value,
      )(
        withQueries((name, value) => (name === 'names' || name === 't' ? familiar(value) : value))(
          requests,
        ),
      ).map((request) => ({
        ...request,
        path: request.path.replace(
          /(?<=^\/images\/).+?(?=(?:\/(?:json|history|tag|get|push))?$)/,
          familiar,
        ),
      })),
  },
  {
    id: 'list-order',
    alike: (requests) => {
      const sorted = withBodies((key, value) =>
        unordered.has(key) && isList(value)
          ? value.toSorted((a, b) => (text(a) < text(b) ? -1 : 1))
          : value,
      )(requests);
      const named = sorted.map((request) => ({
        ...request,
        query: request.query.toSorted((a, b) => (a.join('=') < b.join('=') ? -1 : 1)),
      }));
      const oneShape = new Set(named.map(shape)).size <= 2;
      return oneShape
        ? named.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
        : named;
    },
  },
  {
    id: 'kill-signal',
    alike: (requests) =>
      requests.map((request) => ({
        ...request,
        query: request.path.endsWith('/kill')
          ? request.query.filter(
              ([name, value]) => name !== 'signal' || signalName(value) !== 'KILL',
            )
          : request.query,
      })),
  },
  {
    id: 'signal-name',
    alike: (requests) =>
      withBodies((key, value) =>
        key === 'StopSignal' && typeof value === 'string' ? signalName(value) : value,
      )(withQueries((name, value) => (name === 'signal' ? signalName(value) : value))(requests)),
  },
  {
    id: 'last-of-all',
    alike: (requests) =>
      requests.map((request) =>
        request.query.some(([name]) => name === 'limit')
          ? { ...request, query: request.query.filter(([name]) => name !== 'all') }
          : request,
      ),
  },
  {
    id: 'network-default',
    alike: withBodies((key, value) => {
      if (key === 'NetworkMode' && value === 'default') return 'bridge';
      if (key !== 'EndpointsConfig' || !isEntries(value)) return value;
      const named = Object.entries(value).filter(
        ([name, endpoint]) => name !== 'bridge' && !isBlankDefault(name, endpoint),
      );
      return Object.fromEntries(named);
    }),
  },
  { id: 'mount-form', alike: withBodies(mountsAlike) },
];

/** Requests as these rules see them, for comparing: narrower rules see nothing else than the CLI. */
export function alike(rules: readonly string[], requests: Requests): string {
  const seen = widerRules
    .filter(({ id }) => rules.includes(id))
    .reduce((so, rule) => rule.alike(so), requests);
  return JSON.stringify(seen);
}
