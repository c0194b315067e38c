import { message, type Text } from '../../i18n/text.ts';
import { isAnyAddress, isLoopback, type PortWanted, portHolds } from '../container/ports.ts';
import { included } from '../list-matcher.ts';
import type { Container, PortBinding } from '../observation.ts';
import { portNumber } from '../port.ts';
import { type ContainerCase, type Diagnosis, firstOf } from './case.ts';
import { partOf } from './look.ts';

/** A port that is wanted and not published so. A number that the check leaves free is null. */
interface Miss {
  readonly wanted: PortWanted;
  readonly inside: number | null;
  readonly outside: number | null;
}

/** The wanted ones that are not there; none where that is not what failed. */
export function misses({ container, failed, wanted }: ContainerCase): readonly Miss[] {
  if (!failed.has('ports') || wanted.ports === undefined) return [];
  const numberOf = (port: PortWanted['host-port']) =>
    port === undefined ? null : portNumber(port);
  return included(wanted.ports)
    .filter((one) => !container.ports.some((port) => portHolds(port, one)))
    .map((one) => ({
      wanted: one,
      inside: numberOf(one['container-port']),
      outside: numberOf(one['host-port']),
    }));
}

function mistake(
  id: string,
  explain: (miss: Miss, given: ContainerCase) => Text | null,
  look = ({ name }: ContainerCase) => `docker container port ${name}`,
): Diagnosis<ContainerCase> {
  return { id, look, explain: (given) => firstOf(misses(given), (miss) => explain(miss, given)) };
}

/** A binding that was asked for and fits; null where there is none. */
export function bindingOf(
  container: Container,
  fits: (one: PortBinding) => boolean,
): PortBinding | null {
  return container.bindings.find(fits) ?? null;
}

/** On the host's own network nothing is published: the container's ports are the host's. */
export const hostNetwork = mistake(
  'host-network',
  (_, { container, name }) =>
    container.networkMode === 'host' ? message('checks.host-network', { name }) : null,
  ({ name }) => partOf(name, '.HostConfig.NetworkMode'),
);

/** `-p CONTAINER:HOST`. */
export const reversedPorts = mistake('reversed-ports', ({ inside, outside }, given) => {
  const reversed = bindingOf(
    given.container,
    (one) =>
      inside !== null &&
      one.hostPort === inside &&
      one.containerPort !== inside &&
      (outside === null || one.containerPort === outside),
  );
  if (!reversed || inside === null) return null;
  return message('checks.reversed-ports', {
    name: given.name,
    host: String(inside),
    container: String(reversed.containerPort),
  });
});

/** The right port of the host leads to another port of the container. */
export const wrongContainerPort = mistake('wrong-container-port', ({ inside, outside }, given) => {
  const wrong = bindingOf(
    given.container,
    (one) =>
      inside !== null &&
      one.containerPort !== inside &&
      (outside === null ? one.hostPort !== null : one.hostPort === outside),
  );
  const isBound = bindingOf(given.container, (one) => one.containerPort === inside) !== null;
  if (!wrong || inside === null || isBound) return null;
  return message('checks.wrong-container-port', {
    name: given.name,
    host: String(wrong.hostPort),
    found: String(wrong.containerPort),
    wanted: String(inside),
  });
});

/** The port is published as UDP where TCP was meant, or the other way round. */
export const wrongProtocol = mistake('wrong-protocol', ({ inside, wanted }, given) => {
  const meant = wanted.protocol ?? 'tcp';
  const wrong = bindingOf(
    given.container,
    (one) => one.containerPort === inside && one.protocol !== meant,
  );
  const isBound = bindingOf(
    given.container,
    (one) => one.containerPort === inside && one.protocol === meant,
  );
  if (!wrong || isBound) return null;
  return message('checks.wrong-protocol', {
    name: given.name,
    port: String(wrong.containerPort),
    found: wrong.protocol,
    wanted: meant,
  });
});

/** `-p 80` or `-P`: the engine chose the host's port. */
export const ephemeralPort = mistake(
  'ephemeral-port',
  ({ inside, outside }, { container, name }) => {
    if (outside === null) return null;
    const chosen = container.ports.find(
      (port) => port.containerPort === inside && port.hostPort !== outside,
    );
    const fixed = bindingOf(
      container,
      (one) => one.containerPort === inside && one.hostPort !== null,
    );
    if (!chosen || fixed) return null;
    return message('checks.ephemeral-port', {
      name,
      port: String(chosen.containerPort),
      found: String(chosen.hostPort),
    });
  },
);

/** Bound to the host's own loopback where others must reach it. */
export const loopbackOnly = mistake('loopback-only', ({ inside, outside, wanted }, given) => {
  const address = wanted['host-address'];
  const found = given.container.ports.find(
    (port) =>
      port.containerPort === inside &&
      isLoopback(port.hostAddress) &&
      (outside === null || port.hostPort === outside),
  );
  if (!found || address === undefined || !isAnyAddress(address)) return null;
  return message('checks.loopback-only', {
    name: given.name,
    port: String(found.hostPort),
    address: found.hostAddress,
  });
});

/** The right port of the container, at another port of the host. */
export const wrongHostPort = mistake(
  'wrong-host-port',
  ({ inside, outside }, { container, name }) => {
    const found = container.ports.find(
      (port) => port.containerPort === inside && port.hostPort !== outside,
    );
    if (!found || outside === null) return null;
    return message('checks.wrong-host-port', {
      name,
      port: String(found.containerPort),
      found: String(found.hostPort),
      wanted: String(outside),
    });
  },
);

/** A binding was asked for, and is not in force: the network is internal, or there is none. */
export const portNotLive = mistake('port-not-live', ({ inside }, { container, name }) => {
  const bound = bindingOf(container, (one) => one.containerPort === inside);
  const live = container.ports.some((port) => port.containerPort === inside);
  return bound && !live && container.status === 'running'
    ? message('checks.port-not-live', { name, port: String(bound.containerPort) })
    : null;
});

/** Nothing publishes the port; exposing it is only a note. */
export const notPublished = mistake('not-published', ({ inside, wanted }, { container, name }) => {
  if (inside === null) return null;
  if (bindingOf(container, (one) => one.containerPort === inside)) return null;
  const port = String(inside);
  const isExposed = container.exposed.includes(`${inside}/${wanted.protocol ?? 'tcp'}`);
  return message(isExposed ? 'checks.only-exposed' : 'checks.not-published', { name, port });
});
