import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ClassDeps } from '../../classroom/deps.ts';
import { findSession } from '../../classroom/sessions.ts';
import { message } from '../../i18n/text.ts';
import { WebError } from '../errors.ts';
import { may, type Right, soloVisitor, type Visitor } from '../rights.ts';
import { browserOf, keepSession, sessionToken } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route. Every route declares it. */
    readonly right?: Right;
  }
  interface FastifyRequest {
    /** Who asks; null where nobody is signed in. */
    visitor: Visitor | null;
  }
}

/** The one who asks, where the route's right makes sure that there is one. */
export function visitorOf(request: FastifyRequest): Visitor {
  if (request.visitor) return request.visitor;
  throw new Error('A route that asks for no right wanted to know who its visitor is.');
}

/** Where visitors come from. */
export interface VisitorOptions {
  /** Those who sign in; null where nobody does. */
  readonly classroom: ClassDeps | null;
}

async function signedIn(
  { store, clock }: ClassDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visitor | null> {
  const token = sessionToken(request);
  if (token === null) return null;
  const found = await findSession(store, token, browserOf(request), clock());
  if (!found) return null;
  if (found.renewed) keepSession(request, reply, token);
  const { id: learner, name, role } = found.person;
  return { learner, name, role, session: found.session.id };
}

/** A page is opened after signing in; what a form or a program sends is refused, so that it can be sent again. */
function askToSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const opensPage = ['GET', 'HEAD'].includes(request.method) && !request.url.startsWith('/api/');
  if (!opensPage) throw new WebError(401, 'not-signed-in', message('http.not-signed-in'));
  const path = request.url.split('?', 1)[0] ?? '/';
  return reply.redirect(path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`, 303);
}

/**
 * Says who asks, and holds the rights, in this one place: a route that declares no right cannot be registered, and
 * one whose right the visitor lacks is not run.
 */
export const visitors = fp<VisitorOptions>(
  (app, { classroom }, done) => {
    app.decorateRequest('visitor', null);
    app.addHook('onRoute', (route) => {
      if (route.config?.right) return;
      throw new Error(
        `The route ${String(route.method)} ${route.url} declares no right: expected config.right to be 'public', 'learn', 'teach' or 'manage'.`,
      );
    });
    const refusal = (request: FastifyRequest): WebError | null => {
      const right = request.routeOptions.config.right ?? 'public';
      if (may(request.visitor, right)) return null;
      return new WebError(403, 'forbidden', message('http.forbidden'));
    };
    if (!classroom) {
      app.addHook('onRequest', (request, _reply, next) => {
        request.visitor = soloVisitor;
        const refused = refusal(request);
        if (refused) next(refused);
        else next();
      });
      done();
      return;
    }
    app.addHook('onRequest', async (request, reply) => {
      request.visitor = await signedIn(classroom, request, reply);
      const refused = refusal(request);
      if (!refused) return;
      if (request.visitor) throw refused;
      return askToSignIn(request, reply);
    });
    done();
  },
  { name: 'visitors' },
);
