import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { WebError } from '../errors.ts';

function hostnameOf(host: string): string {
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return '';
  }
}

const mostRemembered = 100;
const remembered = new Map<string, boolean>();

/** The same as `isLoopbackHost`, which is asked at every request, mostly for the same host. */
function isKnownLoopback(host: string): boolean {
  const before = remembered.get(host);
  if (before !== undefined) return before;
  if (remembered.size >= mostRemembered) remembered.clear();
  const answer = isLoopbackHost(host);
  remembered.set(host, answer);
  return answer;
}

/** Whether a Host header (with or without a port) names this machine and no other. */
export function isLoopbackHost(host: string): boolean {
  if (!/^[\w.:[\]-]+$/.test(host)) return false;
  const name = hostnameOf(host);
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function sameOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Why a request must be taken for one that another site made its visitor's browser send; null where it is none.
 * A link on another site may open a page; nothing there may send a form, or read what a program reads.
 */
export function foreignness(request: FastifyRequest): 'cross-site' | 'other-origin' | null {
  const site = header(request, 'sec-fetch-site');
  const changes = !reading.has(request.method);
  const origin = header(request, 'origin');
  if (origin !== undefined && !sameOrigin(origin, request.host)) return 'other-origin';
  if (site === undefined || site === 'same-origin' || site === 'none') return null;
  const opensPage =
    !changes &&
    header(request, 'sec-fetch-mode') === 'navigate' &&
    header(request, 'sec-fetch-dest') === 'document' &&
    !request.url.startsWith('/api/');
  return opensPage ? null : 'cross-site';
}

/** What the guard is told when the app is built. */
export interface SameOriginOptions {
  /** Only a Host that means this machine is answered: a name that is pointed here later is another site's trick. */
  readonly loopbackOnly: boolean;
}

/** Refuses what another site makes a visitor's browser send. */
export const sameOriginGuard = fp<SameOriginOptions>(
  (app, options, done) => {
    app.addHook('onRequest', (request, _reply, next) => {
      if (options.loopbackOnly && !isKnownLoopback(request.headers.host ?? '')) {
        next(
          new WebError(421, 'host-not-loopback', {
            key: 'http.host-not-loopback',
            values: { host: (request.headers.host ?? '').slice(0, 100) },
          }),
        );
        return;
      }
      const foreign = foreignness(request);
      if (foreign) next(new WebError(403, foreign, { key: 'http.cross-site' }));
      else next();
    });
    done();
  },
  { name: 'same-origin' },
);
