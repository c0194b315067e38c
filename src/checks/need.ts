/** An HTTP GET to a published port of a container; the address is the engine's business, never the author's. */
export interface HttpProbe {
  readonly container: string;
  readonly port: number;
  readonly path: string;
}

/** One thing that must be looked at before a judgement can be made. */
export type Need =
  | { readonly kind: 'container'; readonly name: string }
  | { readonly kind: 'volume'; readonly name: string }
  | { readonly kind: 'network'; readonly name: string }
  | { readonly kind: 'http'; readonly probe: HttpProbe }
  | { readonly kind: 'list'; readonly of: 'containers' | 'volumes' | 'networks' };

/** The key an answer to this probe stands under in an observation. */
export function httpKey(probe: HttpProbe): string {
  return `${probe.container}:${probe.port}${probe.path}`;
}

/** A name for a need: two needs of one name are the same look at the engine. */
export function needKey(need: Need): string {
  switch (need.kind) {
    case 'container':
    case 'volume':
    case 'network':
      return `${need.kind} ${need.name}`;
    case 'http':
      return `http ${httpKey(need.probe)}`;
    case 'list':
      return `list ${need.of}`;
  }
}
