import { resolve } from 'node:path';
import { StoreError } from './errors.ts';

/** Where the database is, as `DATABASE_URL` says it. */
export type DatabaseTarget =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly place: string };

/**
 * Reads `sqlite:FILE` (a relative FILE counts from the working directory) or `postgres://…`.
 * Throws a `StoreError` `bad-url` for anything else; it shows no more than the scheme, as a URL may hold a password.
 */
export function parseDatabaseUrl(url: string): DatabaseTarget {
  const scheme = /^([a-z]+):/.exec(url)?.[1];
  if (scheme === 'sqlite') {
    const file = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (file !== '' && file !== ':memory:') return { kind: 'sqlite', file: resolve(file) };
    throw new StoreError(
      'bad-url',
      `DATABASE_URL names no file: "${url}". Answers must be kept on disk: give one, as in sqlite:db/plimsoll.sqlite.`,
    );
  }
  if (scheme === 'postgres' || scheme === 'postgresql') {
    return { kind: 'postgres', url, place: placeOf(url) };
  }
  throw new StoreError(
    'bad-url',
    `DATABASE_URL should begin with sqlite: or postgres://, and begins with "${scheme === undefined ? '' : `${scheme}:`}". Write sqlite:FILE, or postgres://USER:PASSWORD@HOST/DATABASE.`,
  );
}

function placeOf(url: string): string {
  try {
    // A URL with a user and no host (a unix socket, given as ?host=DIR) is right for PostgreSQL only.
    const { host, pathname, searchParams } = new URL(url.replace('@/', '@socket/'));
    const socket = host === '' || host === 'socket';
    return `postgres://${socket ? (searchParams.get('host') ?? '') : host}${pathname}`;
  } catch (cause) {
    throw new StoreError(
      'bad-url',
      'DATABASE_URL begins with postgres:// and is no URL after that. Write postgres://USER:PASSWORD@HOST/DATABASE, with special characters of the password percent-encoded.',
      { cause },
    );
  }
}
