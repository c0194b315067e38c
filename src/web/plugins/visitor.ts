import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { WebError } from '../errors.ts';
import { may, type Right, type Visitor } from '../rights.ts';

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

const solo: Visitor = { learner: 'solo', teaches: true };

/** The one who asks, where the route's right makes sure that there is one. */
export function visitorOf(request: FastifyRequest): Visitor {
  if (request.visitor) return request.visitor;
  throw new Error('A route that asks for no right wanted to know who its visitor is.');
}

/**
 * Says who asks, and holds the rights, in this one place: a route that declares no right cannot be registered, and
 * one whose right the visitor lacks is not run.
 */
export const visitors = fp(
  (app, _options, done) => {
    app.decorateRequest('visitor', null);
    app.addHook('onRoute', (route) => {
      if (route.config?.right) return;
      throw new Error(
        `The route ${String(route.method)} ${route.url} declares no right: expected config.right to be 'public', 'learn' or 'teach'.`,
      );
    });
    app.addHook('onRequest', (request, _reply, next) => {
      request.visitor = solo;
      const right = request.routeOptions.config.right ?? 'public';
      if (may(request.visitor, right)) next();
      else next(new WebError(403, 'forbidden', { key: 'http.forbidden' }));
    });
    done();
  },
  { name: 'visitors' },
);
