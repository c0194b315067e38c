/** An image reference taken apart: `redis:alpine` is docker.io, library/redis, alpine. */
export interface ImageReference {
  readonly domain: string;
  readonly path: string;
  /** null where neither tag nor digest is written. */
  readonly tag: string | null;
  /** `sha256:…`, or null. */
  readonly digest: string | null;
}

/** Takes a reference apart by Docker's rules: the first part is a registry only if it looks like a host. */
export function parseImage(reference: string): ImageReference {
  const [named = '', digest = null] = reference.trim().split('@', 2);
  const slash = named.indexOf('/');
  const head = slash < 0 ? '' : named.slice(0, slash);
  const isHost = head.includes('.') || head.includes(':') || head === 'localhost';
  const domain = isHost && head !== 'index.docker.io' ? head : 'docker.io';
  const rest = isHost ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  const path = tagged ? rest.slice(0, colon) : rest;
  return {
    domain,
    path: domain === 'docker.io' && !path.includes('/') ? `library/${path}` : path,
    tag: tagged ? rest.slice(colon + 1) : null,
    digest,
  };
}

/** Whether two texts name one repository: `redis` and `docker.io/library/redis` do. */
export function sameRepository(one: string, other: string): boolean {
  const a = parseImage(one);
  const b = parseImage(other);
  return a.domain === b.domain && a.path === b.path;
}

/** Whether two references mean the same image: no tag means `latest`, unless there is a digest. */
export function sameImage(one: string, other: string): boolean {
  if (!sameRepository(one, other)) return false;
  const a = parseImage(one);
  const b = parseImage(other);
  if (a.digest !== null && b.digest !== null) return a.digest === b.digest;
  return (a.tag ?? (a.digest ? '' : 'latest')) === (b.tag ?? (b.digest ? '' : 'latest'));
}

/** Whether `given` is an image id (`sha256:` or not, twelve digits or more) that `id` begins with. */
export function sameImageId(given: string, id: string): boolean {
  const digits = given
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');
  return /^[0-9a-f]{12,64}$/.test(digits) && id.replace(/^sha256:/, '').startsWith(digits);
}
