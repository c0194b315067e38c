import { message } from '../../i18n/text.ts';
import type { FileFacts, Image, Network, Volume } from '../observation.ts';
import { own } from '../own.ts';
import type { FactOf } from './fact-of.ts';

export const volumeFactNames = [
  'driver',
  'scope',
  'mountpoint',
  'created-at',
  'label',
  'option',
] as const;

/** How the facts of a volume are read. */
export const volumeFacts: Readonly<Record<(typeof volumeFactNames)[number], FactOf<Volume>>> = {
  driver: { means: 'word', read: ({ driver }) => driver },
  scope: { means: 'word', read: ({ scope }) => scope },
  mountpoint: { means: 'path', read: ({ mountpoint }) => mountpoint },
  'created-at': { means: 'time', read: ({ createdAt }) => createdAt },
  label: { means: 'text', takes: 'key', read: ({ labels }, key) => own(labels, key) ?? null },
  option: { means: 'text', takes: 'key', read: ({ options }, key) => own(options, key) ?? null },
};

export const networkFactNames = [
  'id',
  'driver',
  'scope',
  'internal',
  'created-at',
  'subnet',
  'gateway',
  'ip-range',
  'member-address',
  'label',
  'option',
] as const;

/** Of several ranges one of IPv4, in whatever order the engine tells them. */
function firstRange(ipam: Network['ipam']) {
  const rank = ({ subnet }: Network['ipam'][number]) => `${subnet.includes(':') ? 1 : 0}${subnet}`;
  return ipam.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))[0];
}

/** How the facts of a network are read. */
export const networkFacts: Readonly<Record<(typeof networkFactNames)[number], FactOf<Network>>> = {
  id: { means: 'id', read: ({ id }) => id },
  driver: { means: 'word', read: ({ driver }) => driver },
  scope: { means: 'word', read: ({ scope }) => scope },
  internal: { means: 'word', read: ({ internal }) => String(internal) },
  'created-at': { means: 'time', read: ({ createdAt }) => createdAt },
  subnet: { means: 'network', read: ({ ipam }) => firstRange(ipam)?.subnet ?? null },
  gateway: { means: 'address', read: ({ ipam }) => firstRange(ipam)?.gateway ?? null },
  'ip-range': { means: 'network', read: ({ ipam }) => firstRange(ipam)?.ipRange ?? null },
  'member-address': {
    means: 'address',
    takes: 'of',
    read: ({ members }, of) => members.find((one) => one.containerName === of)?.address ?? null,
  },
  label: { means: 'text', takes: 'key', read: ({ labels }, key) => own(labels, key) ?? null },
  option: { means: 'text', takes: 'key', read: ({ options }, key) => own(options, key) ?? null },
};

export const imageFactNames = [
  'id',
  'tags',
  'created-at',
  'size',
  'layers',
  'user',
  'working-directory',
  'entrypoint',
  'command',
  'exposed',
  'volumes',
  'env',
  'label',
] as const;

/** How the facts of an image are read. */
export const imageFacts: Readonly<Record<(typeof imageFactNames)[number], FactOf<Image>>> = {
  id: { means: 'id', read: ({ id }) => id },
  tags: { means: 'names', read: ({ tags }) => tags.toSorted().join(' ') },
  'created-at': { means: 'time', read: ({ createdAt }) => createdAt },
  size: { means: 'bytes', read: ({ size }) => String(size) },
  layers: { means: 'number', read: ({ layers }) => String(layers.length) },
  user: { means: 'user', read: ({ user }) => user || 'root' },
  'working-directory': {
    means: 'path',
    read: ({ workingDirectory }) => workingDirectory || '/',
  },
  entrypoint: { means: 'words', read: ({ entrypoint }) => entrypoint.join(' ') },
  command: { means: 'words', read: ({ command }) => command.join(' ') },
  exposed: { means: 'exposed', read: ({ exposed }) => exposed.toSorted().join(' ') },
  volumes: { means: 'names', read: ({ volumes }) => volumes.toSorted().join(' ') },
  env: { means: 'text', takes: 'key', read: ({ env }, key) => own(env, key) ?? null },
  label: { means: 'text', takes: 'key', read: ({ labels }, key) => own(labels, key) ?? null },
};

export const fileFactNames = ['type', 'size', 'mode', 'owner', 'group', 'content'] as const;

/** How the facts of a file are read. */
export const fileFacts: Readonly<Record<(typeof fileFactNames)[number], FactOf<FileFacts>>> = {
  type: { means: 'word', read: ({ type }) => type },
  size: { means: 'bytes', read: ({ size }) => String(size) },
  mode: { means: 'mode', read: ({ mode }) => mode },
  owner: { means: 'user', read: ({ uid }) => String(uid) },
  group: { means: 'number', read: ({ gid }) => String(gid) },
  content: {
    means: 'text',
    read: ({ type, content }) => {
      if (content !== null) return content.trim();
      return type === 'file' ? { unknown: message('checks.file-too-large') } : null;
    },
  },
};
