import type { PortBinding, Protocol, PublishedPort } from '../checks/observation.ts';
import { array, number, object, text } from './raw.ts';

function protocolOf(word: string): Protocol | null {
  return word === 'tcp' || word === 'udp' || word === 'sctp' ? word : null;
}

function portKey(key: string): { containerPort: number; protocol: Protocol } | null {
  const [port = '', word = 'tcp'] = key.split('/');
  const protocol = protocolOf(word);
  const containerPort = Number(port);
  return protocol && Number.isInteger(containerPort) && containerPort > 0
    ? { containerPort, protocol }
    : null;
}

/** A map of `80/tcp` to bindings, as one list of bindings. */
export function bindingsOf(map: unknown): readonly PortBinding[] {
  return Object.entries(object(map)).flatMap(([key, bindings]) => {
    const port = portKey(key);
    if (!port) return [];
    return array(bindings).map((value) => {
      const raw = object(value);
      const hostPort = Number(text(raw.HostPort));
      return {
        ...port,
        hostAddress: text(raw.HostIp),
        hostPort: Number.isInteger(hostPort) && hostPort > 0 ? hostPort : null,
      };
    });
  });
}

/** The ports that are live; an exposed one that is not published has no binding. */
export function publishedPorts(map: unknown): readonly PublishedPort[] {
  return bindingsOf(map).flatMap(({ hostPort, ...port }) =>
    hostPort === null ? [] : [{ ...port, hostPort }],
  );
}

/** The published ports in a line of the list of containers. */
export function listedPorts(list: unknown): readonly PublishedPort[] {
  return array(list).flatMap((value) => {
    const raw = object(value);
    const protocol = protocolOf(text(raw.Type));
    const hostPort = number(raw.PublicPort);
    if (!protocol || hostPort === 0) return [];
    return [
      { containerPort: number(raw.PrivatePort), protocol, hostAddress: text(raw.IP), hostPort },
    ];
  });
}
