import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionLastsMs } from '../../classroom/sessions.ts';

/** Whether cookies may go over TLS only. */
export function isSecure(request: FastifyRequest): boolean {
  return request.server.services.config.publicUrl?.startsWith('https:') ?? false;
}

/** Over TLS the browser itself holds that the cookie is of this very host and of no path of it. */
function nameOf(request: FastifyRequest): string {
  return isSecure(request) ? '__Host-session' : 'session';
}

function options(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(request) } as const;
}

/** The secret of the session that a browser has; null where it sends none. */
export function sessionToken(request: FastifyRequest): string | null {
  return request.cookies[nameOf(request)] ?? null;
}

/** Lets the browser keep a session's secret, for as long as the session lasts without being seen. */
export function keepSession(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const maxAge = sessionLastsMs / 1000;
  reply.setCookie(nameOf(request), token, { ...options(request), maxAge });
}

/** Lets the browser forget it. */
export function forgetSession(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameOf(request), options(request));
}

/** What is known of the browser that asks. */
export function browserOf(request: FastifyRequest) {
  return { address: request.ip, agent: request.headers['user-agent'] ?? '' };
}
