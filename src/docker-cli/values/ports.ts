import { isAddress } from './address.ts';
import {
  isFree,
  type Manner,
  one,
  type Reader,
  type Reading,
  refused,
  type Value,
} from './value.ts';

interface Range {
  readonly first: number;
  readonly last: number;
}

function portOf(text: string): number | null {
  const port = /^\d{1,9}$/u.test(text) ? Number(text) : -1;
  return port >= 0 && port <= 65_535 ? port : null;
}

/** `80` or `8000-8010`; null where it is neither. */
export function rangeOf(text: string): Range | null {
  const dash = text.indexOf('-');
  const first = portOf(dash === -1 ? text : text.slice(0, dash));
  const last = portOf(text.slice(dash + 1));
  return first === null || last === null || last < first ? null : { first, last };
}

interface Pieces {
  readonly address: string;
  readonly host: string;
  readonly container: string;
  readonly protocol: string;
}

function value({ address, host, container, protocol }: Pieces): Value {
  const parts = [
    { name: 'host-address', text: address },
    { name: 'host-port', text: host },
    { name: 'container-port', text: container },
    { name: 'protocol', text: protocol },
  ];
  return { about: `${container}/${protocol}`, parts, sent: '' };
}

/** `80/udp` as port and protocol, TCP where none is named; null where the protocol is none. */
export function withProtocol(text: string, manner: Manner): readonly [string, string] | null {
  const slash = text.indexOf('/');
  const named = slash === -1 ? '' : text.slice(slash + 1).toLowerCase();
  const protocol = named === '' ? 'tcp' : named;
  const known = ['tcp', 'udp', 'sctp', '*'].includes(protocol);
  if (!known || (protocol === '*' && manner === 'plain')) return null;
  return [slash === -1 ? text : text.slice(0, slash), protocol];
}

/** What `--publish` takes: `8080:80`, `127.0.0.1:8080:80/udp`, `80`, ranges, `published=8080,target=80`. */
export const readPublish: Reader = (text, manner) =>
  text.includes('=') ? readLong(text, manner) : readShort(text, manner);

function readShort(text: string, manner: Manner): Reading {
  const last = text.lastIndexOf(':');
  const before = last === -1 ? -1 : text.lastIndexOf(':', last - 1);
  const hasAddress = last > 0 && before !== -1;
  const host = last === -1 ? '' : text.slice(hasAddress ? before + 1 : 0, last);
  const address = hasAddress ? text.slice(0, before) : '';
  const split = withProtocol(text.slice(last + 1), manner);
  if (split === null) {
    return refused('compare.wants-protocol', text.indexOf('/', last + 1) + 1, text.length);
  }
  const [container, protocol] = split;
  const bare = /^\[.*\]$/u.test(address) ? address.slice(1, -1) : address;
  if (bare !== '' && !isAddress(bare) && !isFree(bare, manner)) {
    return refused('compare.wants-address', 0, address.length);
  }
  const pieces = { address: bare.toLowerCase(), host, container, protocol };
  if (isFree(host + container, manner)) {
    const number = (port: string) => String(portOf(port) ?? port);
    return oneOf({ ...pieces, host: host && number(host), container: number(container) });
  }
  const inside = rangeOf(container);
  if (inside === null) {
    return refused('compare.wants-port', last + 1, last + 1 + Math.max(container.length, 1));
  }
  if (host === '') return ranges(pieces, null, inside, text);
  const outside = rangeOf(host);
  const start = hasAddress ? before + 1 : 0;
  if (outside === null) return refused('compare.wants-port', start, start + host.length);
  return ranges(pieces, outside, inside, text);
}

function oneOf(pieces: Pieces): Reading {
  return { ok: true, values: [value(pieces)] };
}

/** Ports of one range with those of another, both of one length; several host ports may lead to one of the container. */
function ranges(pieces: Pieces, outside: Range | null, inside: Range, text: string): Reading {
  const several = inside.last > inside.first;
  if (outside !== null && several && outside.last - outside.first !== inside.last - inside.first) {
    return refused('compare.wants-equal-ranges', 0, text.length);
  }
  return oneOf({
    ...pieces,
    host: outside === null ? '' : written(outside),
    container: written(inside),
  });
}

function written({ first, last }: Range): string {
  return first === last ? String(first) : `${first}-${last}`;
}

/** How many ports of the container a value is about. */
export function portCount(value: Value): number {
  const range = rangeOf(containerPort(value));
  return range === null ? 1 : range.last - range.first + 1;
}

function containerPort({ parts }: Value): string {
  return parts.find(({ name }) => name === 'container-port')?.text ?? '';
}

/** The ports of a range one by one, each as a value of its own. */
export function portByPort(value: Value): readonly Value[] {
  const inside = rangeOf(containerPort(value));
  if (inside === null || inside.first === inside.last) return [value];
  const [, protocol = ''] = value.about.split('/');
  return Array.from({ length: inside.last - inside.first + 1 }, (_, index) => ({
    about: `${inside.first + index}/${protocol}`,
    parts: value.parts.map(({ name, text }) => {
      const range = name === 'host-port' || name === 'container-port' ? rangeOf(text) : null;
      return { name, text: range === null ? text : String(range.first + index) };
    }),
    sent: '',
  }));
}

function readLong(text: string, manner: Manner): Reading {
  const fields = new Map<string, string>();
  let at = 0;
  for (const field of text.split(',')) {
    const equals = field.indexOf('=');
    if (equals < 1) return refused('compare.wants-pair', at, at + Math.max(field.length, 1));
    fields.set(field.slice(0, equals), field.slice(equals + 1));
    at += field.length + 1;
  }
  const { published = '', target = '', protocol = 'tcp' } = Object.fromEntries(fields);
  const read = readShort(`${published}:${target}/${protocol}`, manner);
  // The places are those of the short form, which nobody wrote: the whole text is off.
  return read.ok ? read : refused(read.problem.wants, 0, text.length);
}

/** What `--expose` takes: `80`, `80/udp`, `8000-8010`. */
export const readExpose: Reader = (text, manner) => {
  const split = withProtocol(text, manner);
  if (split === null) return refused('compare.wants-protocol', text.indexOf('/') + 1, text.length);
  const [port, protocol] = split;
  const parts = (container: string) => [
    { name: 'container-port', text: container },
    { name: 'protocol', text: protocol },
  ];
  if (isFree(port, manner)) return one(parts(port), '', `${port}/${protocol}`);
  const range = rangeOf(port);
  if (range === null) return refused('compare.wants-port', 0, Math.max(port.length, 1));
  return one(parts(written(range)), '', `${written(range)}/${protocol}`);
};

/** The private port that `docker port` is asked about: `80` is `80/tcp`. */
export const readPrivatePort: Reader = (text) => {
  const slash = text.indexOf('/');
  const port = slash === -1 ? text : text.slice(0, slash);
  return one(
    [
      { name: 'container-port', text: port },
      { name: 'protocol', text: slash === -1 ? 'tcp' : text.slice(slash + 1) },
    ],
    '',
  );
};
