import { included } from './list-matcher.ts';
import { type HttpProbe, type Need, needKey } from './need.ts';
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

/** The containers that checks are about: they are nobody else under another name. */
export function namedContainers(checks: readonly Check[]): ReadonlySet<string> {
  const names = checks.map((check) =>
    'container' in check ? check.container : 'http' in check ? check.http.container : null,
  );
  return new Set(names.filter((name) => name !== null));
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
