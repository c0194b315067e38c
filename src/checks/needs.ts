import { assertNever } from '../assert-never.ts';
import type { Claim } from './claim.ts';
import { containerClaims } from './container/expect.ts';
import type { EventsCheck } from './events/check.ts';
import { factNeeds } from './fact.ts';
import { placeOf } from './file/place.ts';
import type { HttpCheck } from './http/check.ts';
import { imageClaims } from './image/expect.ts';
import { excluded, included } from './list-matcher.ts';
import { type HttpProbe, type Need, needKey, type PortProbe } from './need.ts';
import { networkClaims } from './network/expect.ts';
import { memberName } from './network/members.ts';
import { portNumber } from './port.ts';
import type { RedisCheck, TcpCheck } from './port-checks.ts';
import type { Check } from './schema.ts';
import { volumeClaims } from './volume/expect.ts';

/** The probe an http check asks for. */
export function probeOf(check: HttpCheck): HttpProbe {
  return {
    container: check.http.container,
    port: portNumber(check.http.port),
    path: check.http.path,
  };
}

/** The probe of a port that a check asks for. */
export function portProbeOf(asked: TcpCheck['tcp'] | RedisCheck['redis']): PortProbe {
  return { container: asked.container, port: portNumber(asked.port) };
}

/** What must be looked at beside a subject, for the claims made of it. */
function beside<S>(claims: readonly Claim<S>[], name: string): readonly Need[] {
  return claims.flatMap((one) => one.needs(name));
}

function needsOf(check: Check): readonly Need[] {
  if ('container' in check)
    return [
      { kind: 'container', name: check.container },
      ...beside(containerClaims(check.expect), check.container),
    ];
  if ('containers' in check)
    return [
      { kind: 'selection', where: check.containers.where },
      ...beside(containerClaims(check.expect ?? {}), ''),
    ];
  if ('volume' in check)
    return [
      { kind: 'volume', name: check.volume },
      ...beside(volumeClaims(check.expect), check.volume),
    ];
  if ('network' in check)
    return [
      { kind: 'network', name: check.network },
      ...beside(networkClaims(check.expect), check.network),
    ];
  if ('image' in check)
    return [
      { kind: 'image', name: check.image },
      ...beside(imageClaims(check.expect), check.image),
    ];
  if ('file' in check) {
    const place = placeOf(check.file);
    const holder: Need =
      'container' in place
        ? { kind: 'container', name: place.container }
        : { kind: 'volume', name: place.volume };
    return [holder, { kind: 'file', place }];
  }
  if ('tcp' in check) return withContainer({ kind: 'tcp', probe: portProbeOf(check.tcp) });
  if ('redis' in check) return withContainer({ kind: 'redis', probe: portProbeOf(check.redis) });
  if ('events' in check) return [{ kind: 'events' }];
  if ('value' in check) return factNeeds(check.value);
  if ('http' in check) return withContainer({ kind: 'http', probe: probeOf(check) });
  return assertNever(check);
}

function withContainer(need: Extract<Need, { kind: 'http' | 'tcp' | 'redis' }>): readonly Need[] {
  return [{ kind: 'container', name: need.probe.container }, need];
}

/** What must be looked at besides, to tell whether an author's reason is the one. */
export function reasonNeeds(check: Check): readonly Need[] {
  if ('container' in check)
    return check.diagnose.flatMap(({ when }) => beside(containerClaims(when), check.container));
  if ('volume' in check)
    return check.diagnose.flatMap(({ when }) => beside(volumeClaims(when), check.volume));
  if ('network' in check)
    return check.diagnose.flatMap(({ when }) => beside(networkClaims(when), check.network));
  if ('image' in check)
    return check.diagnose.flatMap(({ when }) => beside(imageClaims(when), check.image));
  if ('containers' in check)
    return check.diagnose.flatMap(({ when }) => beside(containerClaims(when), ''));
  return [];
}

/** Needs without those that are the same look at the engine. */
export function eachOnce(needs: readonly Need[]): readonly Need[] {
  return [...new Map(needs.map((need) => [needKey(need), need])).values()];
}

/** What must be looked at to judge these checks, each thing once. */
export function needs(checks: readonly Check[]): readonly Need[] {
  return eachOnce(checks.flatMap(needsOf));
}

function eventContainers(events: EventsCheck['events']): readonly string[] {
  return events.flatMap(({ type, actor, container }) => [
    ...(type === 'container' && actor !== undefined ? [actor] : []),
    ...(container === undefined ? [] : [container]),
  ]);
}

function containersIn(check: Check): readonly string[] {
  if ('container' in check) return [check.container];
  if ('http' in check) return [check.http.container];
  if ('tcp' in check) return [check.tcp.container];
  if ('redis' in check) return [check.redis.container];
  if ('file' in check) return check.file.container === undefined ? [] : [check.file.container];
  if ('events' in check) return eventContainers(check.events);
  if ('value' in check) return 'container' in check.value ? [check.value.container] : [];
  if (!('network' in check) || check.expect.members === undefined) return [];
  const { members } = check.expect;
  return [...included(members), ...excluded(members)].map(memberName);
}

/** The containers that checks speak of, wanted or not: they are nobody else under another name. */
export function namedContainers(checks: readonly Check[]): ReadonlySet<string> {
  return new Set(checks.flatMap(containersIn));
}

/** The names a list matcher wants of its items, where they have one name that is plain text. */
export function plainNames<W>(
  wanted: Parameters<typeof included<W>>[0] | undefined,
  nameOf: (one: W) => unknown,
): readonly string[] {
  if (wanted === undefined) return [];
  return included(wanted)
    .map(nameOf)
    .filter((name) => typeof name === 'string');
}
