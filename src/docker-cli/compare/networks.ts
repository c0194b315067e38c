import type { FlagUse } from '../parse/parsed.ts';
import type { Span } from '../span.ts';
import { type EndpointKey, endpointKeys, readNetwork } from '../values/network.ts';
import type { ValueProblem } from '../values/value.ts';
import { type Field, field } from './fields.ts';

/** The flags that say something of a container's place on its first network, each by the key of the long form. */
const ownFlags: ReadonlyMap<string, EndpointKey> = new Map([
  ...endpointKeys.filter((key) => key !== 'alias').map((key) => [key, key] as const),
  ['network-alias', 'alias'] as const,
]);

/** Whether a flag of `run` says which networks a container is on, and how. */
export function isNetworkFlag(name: string): boolean {
  return name === 'network' || ownFlags.has(name);
}

/** Where a part of a flag's value stands in the line. */
export type Locate = (use: FlagUse, part: Span) => Span;

/** Why the networks are refused. */
export interface NetworkProblem extends ValueProblem {
  readonly use: FlagUse;
}

/** What a container's networks are: `--network n --network-alias a` gives the same as `--network name=n,alias=a`. */
export function networkFields(
  uses: readonly FlagUse[],
  locate: Locate,
): { readonly fields: readonly Field[]; readonly problem: NetworkProblem | null } {
  const fields: Field[] = [];
  let first = true;
  for (const use of uses.filter(({ flag }) => flag.name === 'network')) {
    const read = use.opaque ? { name: use.value, settings: [] } : readNetwork(use.value);
    if ('wants' in read) return { fields, problem: { ...read, use } };
    const place = first ? 'first' : read.name;
    fields.push(networkField(use, read.name, first));
    for (const { key, text, start, end } of read.settings) {
      fields.push(settingField(use, key, text, place, locate(use, { start, end })));
    }
    first = false;
  }
  for (const use of uses) {
    const key = ownFlags.get(use.flag.name);
    if (key === undefined) continue;
    fields.push(settingField(use, key, use.value, 'first', { start: use.start, end: use.end }));
  }
  return { fields, problem: null };
}

function networkField(use: FlagUse, name: string, first: boolean): Field {
  const parts = [
    { name: 'network', text: name },
    { name: 'place', text: first ? 'first' : 'further' },
  ];
  return field({
    slot: 'network',
    role: 'flag',
    gathering: 'bag',
    value: { about: first ? 'first' : '', parts, sent: '' },
    flag: use.flag,
    at: { start: use.start, end: use.end },
    valueAt: use.valueAt ?? use,
  });
}

function settingField(
  use: FlagUse,
  key: EndpointKey,
  text: string,
  place: string,
  at: Span,
): Field {
  const setting = key === 'mac-address' ? text.toLowerCase() : text;
  const parts = [
    { name: 'setting', text: setting },
    { name: 'place', text: place },
  ];
  return field({
    slot: key === 'alias' ? 'network-alias' : key,
    role: 'flag',
    gathering: 'set',
    value: { about: '', parts, sent: '' },
    flag: use.flag,
    at,
    valueAt: at,
  });
}
