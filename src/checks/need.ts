import { type Where, whereKey } from './where.ts';

/** An HTTP GET to a published port of a container; the address is the engine's business, never the author's. */
export interface HttpProbe {
  readonly container: string;
  readonly port: number;
  readonly path: string;
}

/** Where a file is: in a container, or in a volume, which is read through a container that mounts it. */
export type FilePlace =
  | { readonly container: string; readonly path: string }
  | { readonly volume: string; readonly path: string };

/** A published port of a container, and nothing sent to it but what the kind of the need says. */
export interface PortProbe {
  readonly container: string;
  readonly port: number;
}

/** One thing that must be looked at before a judgement can be made. */
export type Need =
  | { readonly kind: 'container'; readonly name: string }
  | { readonly kind: 'volume'; readonly name: string }
  | { readonly kind: 'network'; readonly name: string }
  | { readonly kind: 'image'; readonly name: string }
  | { readonly kind: 'http'; readonly probe: HttpProbe }
  | { readonly kind: 'tcp'; readonly probe: PortProbe }
  | { readonly kind: 'redis'; readonly probe: PortProbe }
  | { readonly kind: 'processes'; readonly container: string }
  | { readonly kind: 'changes'; readonly container: string }
  | { readonly kind: 'logs'; readonly container: string }
  | { readonly kind: 'file'; readonly place: FilePlace }
  | { readonly kind: 'selection'; readonly where: Where }
  /** What happened since the task began. */
  | { readonly kind: 'events' }
  /** What happened since the task began, to whatever it was, as far as it may tell why a check failed. */
  | { readonly kind: 'history' }
  | { readonly kind: 'list'; readonly of: 'containers' | 'volumes' | 'networks' | 'images' };

/** The key an answer to this probe stands under in an observation. */
export function httpKey(probe: HttpProbe): string {
  return `${probe.container}:${probe.port}${probe.path}`;
}

/** The key an answer to this probe stands under in an observation. */
export function portKey(probe: PortProbe): string {
  return `${probe.container}:${probe.port}`;
}

/** The key a file stands under in an observation. */
export function fileKey(place: FilePlace): string {
  return 'container' in place
    ? `container ${place.container}:${place.path}`
    : `volume ${place.volume}:${place.path}`;
}

/** A name for a need: two needs of one name are the same look at the engine. */
export function needKey(need: Need): string {
  switch (need.kind) {
    case 'container':
    case 'volume':
    case 'network':
    case 'image':
      return `${need.kind} ${need.name}`;
    case 'http':
      return `http ${httpKey(need.probe)}`;
    case 'tcp':
    case 'redis':
      return `${need.kind} ${portKey(need.probe)}`;
    case 'processes':
    case 'changes':
    case 'logs':
      return `${need.kind} ${need.container}`;
    case 'file':
      return `file ${fileKey(need.place)}`;
    case 'selection':
      return `selection ${whereKey(need.where)}`;
    case 'events':
    case 'history':
      return need.kind;
    case 'list':
      return `list ${need.of}`;
  }
}
