import { message } from '../../i18n/text.ts';
import { hasEnded } from '../container/exit-code.ts';
import { tidyPath } from '../container/mounts.ts';
import { distinctPorts } from '../container/ports.ts';
import type { Container, ContainerSettings } from '../observation.ts';
import { own } from '../own.ts';
import { portNumber } from '../port.ts';
import type { FactOf } from './fact-of.ts';

/** The facts of a container that looking at it tells. */
export const containerFactNames = [
  'id',
  'status',
  'exit-code',
  'error',
  'image',
  'image-id',
  'created-at',
  'started-at',
  'finished-at',
  'user',
  'working-directory',
  'entrypoint',
  'command',
  'hostname',
  'health',
  'restart-policy',
  'restart-count',
  'memory',
  'swap',
  'cpu-shares',
  'cpus',
  'pids',
  'address',
  'gateway',
  'aliases',
  'published-port',
  'volume',
  'mount-source',
  'env',
  'label',
] as const;

const never = /^0001-01-01T00:00:00/;
const time = (read: (one: Container) => string): FactOf<Container> => ({
  means: 'time',
  read: (one) => (never.test(read(one)) ? null : read(one)),
});

function setting(
  means: FactOf<Container>['means'],
  read: (settings: ContainerSettings) => string | number | null,
): FactOf<Container> {
  return {
    means,
    read: ({ settings }) => {
      if (settings === undefined) return { unknown: message('checks.not-looked') };
      const value = read(settings);
      return value === null ? null : String(value);
    },
  };
}

const mountAt = ({ mounts }: Container, path: string) =>
  mounts.find((one) => tidyPath(one.destination) === tidyPath(path));

/** How each of them is read. */
export const containerFacts: Readonly<
  Record<(typeof containerFactNames)[number], FactOf<Container>>
> = {
  id: { means: 'id', read: ({ id }) => id },
  status: { means: 'word', read: ({ status }) => status },
  'exit-code': {
    means: 'exit-code',
    read: (one) => (hasEnded(one) ? String(one.exitCode) : null),
  },
  error: { means: 'text', read: ({ error }) => error },
  image: { means: 'image', read: ({ image }) => image.reference },
  'image-id': { means: 'id', read: ({ image }) => image.id },
  'created-at': time(({ createdAt }) => createdAt),
  'started-at': time(({ startedAt }) => startedAt),
  'finished-at': time(({ finishedAt }) => finishedAt),
  user: setting('user', ({ user }) => user || 'root'),
  'working-directory': setting('path', ({ workingDirectory }) => workingDirectory || '/'),
  entrypoint: { means: 'words', read: ({ entrypoint }) => entrypoint.join(' ') },
  command: { means: 'words', read: ({ command }) => command.join(' ') },
  hostname: { means: 'word', read: ({ hostname }) => hostname },
  health: setting('word', ({ health }) => health),
  'restart-policy': {
    means: 'word',
    read: ({ restartPolicy: { name, maximumRetryCount } }) =>
      maximumRetryCount > 0 ? `${name}:${maximumRetryCount}` : name || 'no',
  },
  'restart-count': setting('number', ({ restartCount }) => restartCount),
  memory: setting('bytes', ({ limits }) => limits.memory),
  swap: setting('bytes', ({ limits }) => limits.swap),
  'cpu-shares': setting('number', ({ limits }) => limits.cpuShares),
  cpus: setting('number', ({ limits }) => limits.cpus),
  pids: setting('number', ({ limits }) => limits.pids),
  address: {
    means: 'address',
    takes: 'on',
    read: ({ networks }, on) => own(networks, on)?.address ?? null,
  },
  gateway: {
    means: 'address',
    takes: 'on',
    read: ({ networks }, on) => own(networks, on)?.gateway ?? null,
  },
  aliases: {
    means: 'names',
    takes: 'on',
    read: ({ networks }, on) => own(networks, on)?.aliases.toSorted().join(' ') ?? null,
  },
  'published-port': {
    means: 'port',
    takes: 'port',
    read: ({ ports }, port) => {
      const inside = portNumber(port);
      const found = distinctPorts(ports).filter((one) => one.containerPort === inside);
      return found.length === 0 ? null : String(Math.min(...found.map((one) => one.hostPort)));
    },
  },
  volume: { means: 'volume', takes: 'at', read: (one, at) => mountAt(one, at)?.name ?? null },
  'mount-source': {
    means: 'path',
    takes: 'at',
    read: (one, at) => mountAt(one, at)?.source ?? null,
  },
  env: { means: 'text', takes: 'key', read: ({ env }, key) => own(env, key) ?? null },
  label: { means: 'text', takes: 'key', read: ({ labels }, key) => own(labels, key) ?? null },
};
