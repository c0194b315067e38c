import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { message } from '../../i18n/text.ts';
import { WebError } from '../errors.ts';
import { bearerOf } from './bearer.ts';
import { sessionToken } from './session-cookie.ts';

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

function isOwn(origin: string, { host }: FastifyRequest, publicUrl: string | null): boolean {
  if (publicUrl !== null) return origin === publicUrl;
  return origin === `http://${host}` || origin === `https://${host}`;
}

/** Whether a Host header names the site at this address, with or without its usual port. */
function isHostOf(publicUrl: string, host: string): boolean {
  const { protocol, host: known } = new URL(publicUrl);
  return URL.parse(`${protocol}//${host}`)?.host === known;
}

/** What watches over a server asks it on its own machine. */
const watched = new Set(['/healthz', '/readyz']);

/** Why a request's Host is not answered; null where it is. */
function strangeness(request: FastifyRequest, publicUrl: string | null): WebError | null {
  const host = (publicUrl === null ? request.headers.host : request.host) ?? '';
  const values = { host: host.slice(0, 100) };
  if (publicUrl === null) {
    if (isKnownLoopback(host)) return null;
    return new WebError(421, 'host-not-loopback', message('http.host-not-loopback', values));
  }
  if (isHostOf(publicUrl, host)) return null;
  if (watched.has(request.url) && isKnownLoopback(host)) return null;
  return new WebError(421, 'host-unknown', message('http.host-unknown', { ...values, publicUrl }));
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Why a request must be taken for one that another site made its visitor's browser send; null where it is none.
 * A link on another site may open a page; nothing there may send a form, or read what a program reads.
 */
export function foreignness(
  request: FastifyRequest,
  publicUrl: string | null,
): 'cross-site' | 'other-origin' | null {
  const site = header(request, 'sec-fetch-site');
  const changes = !reading.has(request.method);
  const origin = header(request, 'origin');
  if (origin !== undefined && !isOwn(origin, request, publicUrl)) return 'other-origin';
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
  /**
   * The one address that is answered. With null it is whatever means this machine: a name that is pointed here later
   * is another site's trick.
   */
  readonly publicUrl: string | null;
  /** Whether programs come with tokens: where people sign in. */
  readonly tokens: boolean;
}

/** Refuses what another site makes a visitor's browser send. */
export const sameOriginGuard = fp<SameOriginOptions>(
  (app, { publicUrl, tokens }, done) => {
    app.addHook('onRequest', (request, _reply, next) => {
      const strange = strangeness(request, publicUrl);
      if (strange) {
        next(strange);
        return;
      }
      // A browser never sends a token by itself, and without a cookie there is nobody whose rights could be abused.
      const isProgram = tokens && bearerOf(request) !== null && sessionToken(request) === null;
      const foreign = isProgram ? null : foreignness(request, publicUrl);
      if (foreign) next(new WebError(403, foreign, { key: 'http.cross-site' }));
      else next();
    });
    done();
  },
  { name: 'same-origin' },
);
