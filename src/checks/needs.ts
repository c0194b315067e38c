import { excluded, included } from './list-matcher.ts';
import { type HttpProbe, type Need, needKey } from './need.ts';
import { memberName } from './network/members.ts';
import { portNumber } from './port.ts';
import type { Check, HttpCheck } from './schema.ts';

/** The probe an http check asks for. */
export function probeOf(check: HttpCheck): HttpProbe {
  return {
    container: check.http.container,
    port: portNumber(check.http.port),
    path: check.http.path,
  };
}

function needsOf(check: Check): readonly Need[] {
  if ('container' in check) return [{ kind: 'container', name: check.container }];
  if ('volume' in check) return [{ kind: 'volume', name: check.volume }];
  if ('network' in check) return [{ kind: 'network', name: check.network }];
  const probe = probeOf(check);
  return [
    { kind: 'container', name: probe.container },
    { kind: 'http', probe },
  ];
}

/** Needs without those that are the same look at the engine. */
export function eachOnce(needs: readonly Need[]): readonly Need[] {
  return [...new Map(needs.map((need) => [needKey(need), need])).values()];
}

/** What must be looked at to judge these checks, each thing once. */
export function needs(checks: readonly Check[]): readonly Need[] {
  return eachOnce(checks.flatMap(needsOf));
}

function containersIn(check: Check): readonly string[] {
  if ('container' in check) return [check.container];
  if ('http' in check) return [check.http.container];
  if ('volume' in check || check.expect.members === undefined) return [];
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
