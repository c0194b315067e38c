import type { MessageKey } from '../../i18n/catalogues.ts';
import type { Span } from '../span.ts';
import { csvFields } from './csv.ts';

/** What is asked of a container's place on one network; each has a flag of its own, too. */
export const endpointKeys = [
  'alias',
  'ip',
  'ip6',
  'link-local-ip',
  'mac-address',
  'driver-opt',
  'gw-priority',
] as const;
export type EndpointKey = (typeof endpointKeys)[number];

/** One setting of a place on a network, and where in the text it stands. */
export interface EndpointSetting extends Span {
  readonly key: EndpointKey;
  readonly text: string;
}

/** What `--network` takes. */
export interface NetworkFlag {
  readonly name: string;
  readonly settings: readonly EndpointSetting[];
}

function isEndpointKey(key: string): key is EndpointKey {
  return endpointKeys.some((known) => known === key);
}

/** `front`, or `name=front,alias=web,ip=10.0.0.2`; or why it is refused. */
export function readNetwork(
  text: string,
): NetworkFlag | { readonly wants: MessageKey; readonly at: Span } {
  if (!/\w=[\w*]/u.test(text)) return { name: text, settings: [] };
  let name = '';
  const settings: EndpointSetting[] = [];
  for (const { text: field, start, end } of csvFields(text)) {
    const equals = field.indexOf('=');
    const at = { start, end: Math.max(end, start + 1) };
    if (equals === -1) return { wants: 'compare.wants-pair', at };
    // The CLI takes the whole of the long form in small letters.
    const key = field.slice(0, equals).trim().toLowerCase();
    const value = field
      .slice(equals + 1)
      .trim()
      .toLowerCase();
    if (key === 'name') name = value;
    else if (isEndpointKey(key)) settings.push({ key, text: value, start, end });
    else return { wants: 'compare.wants-network-key', at };
  }
  if (name === '') {
    return { wants: 'compare.wants-network-name', at: { start: 0, end: text.length } };
  }
  return { name, settings };
}
