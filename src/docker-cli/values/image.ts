import { isIpv6 } from './address.ts';
import { isFree, type Manner, one, type Part, type Reader, refusedWhole, single } from './value.ts';

const component = /^[a-z\d]+(?:(?:[._]|__|-+)[a-z\d]+)*$/u;
const tagForm = /^\w[\w.-]{0,127}$/u;
const digestForm = /^[A-Za-z][A-Za-z\d]*(?:[-_+.][A-Za-z][A-Za-z\d]*)*:[\da-fA-F]{32,}$/u;
const label = /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?$/u;
const port = /^\d{1,9}$/u;
const idForm = /^(?:sha256:)?(?:[\da-f]{12}|[\da-f]{64})$/u;

interface Reference {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

function split(text: string): Reference {
  const at = text.indexOf('@');
  const digest = at === -1 ? '' : text.slice(at + 1);
  const named = at === -1 ? text : text.slice(0, at);
  const slash = named.indexOf('/');
  const first = named.slice(0, Math.max(slash, 0));
  const hasRegistry = /[.:]/u.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const rest = hasRegistry ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const path = colon === -1 ? rest : rest.slice(0, colon);
  const registry = hasRegistry && first !== 'index.docker.io' ? first : 'docker.io';
  const official = registry === 'docker.io' && !path.includes('/');
  return {
    registry,
    repository: official ? `library/${path}` : path,
    tag: colon === -1 ? '' : rest.slice(colon + 1),
    digest,
  };
}

function isWellFormed(text: string, { registry, repository, tag, digest }: Reference): boolean {
  const named = text.includes('@') ? text.slice(0, text.indexOf('@')) : text;
  return (
    repository.length <= 255 &&
    isRegistry(registry) &&
    repository.split('/').every((part) => component.test(part)) &&
    (tag === '' ? !named.endsWith(':') : tagForm.test(tag)) &&
    (digest === '' ? !text.includes('@') : digestForm.test(digest))
  );
}

function isRegistry(text: string): boolean {
  const end = /:(\d+)$/u.exec(text);
  const host = end === null ? text : text.slice(0, end.index);
  if (end !== null && !port.test(end[1] ?? '')) return false;
  if (host.startsWith('[') && host.endsWith(']')) return isIpv6(host.slice(1, -1));
  return host.split('.').every((part) => label.test(part));
}

/** What a reference names: `nginx`, `nginx:latest` and `docker.io/library/nginx:latest` are the same; null for none. */
export function imageParts(text: string, manner: Manner): readonly Part[] | null {
  const reference = split(text);
  if (!isFree(text, manner) && (text.length > 1000 || !isWellFormed(text, reference))) return null;
  const { registry, repository, tag, digest } = reference;
  return [
    { name: 'registry', text: registry },
    { name: 'repository', text: repository },
    { name: 'tag', text: digest === '' ? tag || 'latest' : '' },
    { name: 'digest', text: digest },
  ];
}

/** An image to fetch, run or name; what is no reference is refused. */
export const readImage: Reader = (text, manner) => {
  if (idForm.test(text) || (manner === 'pattern' && text === '*')) return single(text);
  const parts = imageParts(text, manner);
  return parts === null ? refusedWhole('compare.wants-image', text) : one(parts, text);
};

/** An image that is there, by a reference or by the beginning of its id. */
export const readLocalImage: Reader = (text, manner) => {
  if (/^[\da-f]+$/u.test(text)) return single(text);
  const read = readImage(text, manner);
  return read.ok ? read : single(text);
};
