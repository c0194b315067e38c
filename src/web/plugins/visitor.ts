import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { ClassDeps } from '../../classroom/deps.ts';
import { findSession } from '../../classroom/sessions.ts';
import { useToken } from '../../classroom/tokens.ts';
import { message } from '../../i18n/text.ts';
import { WebError } from '../errors.ts';
import { type Access, may, type Right, soloVisitor, type Visitor } from '../rights.ts';
import { bearerOf } from './bearer.ts';
import { browserOf, keepSession, sessionToken } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route. Every route declares it. */
    readonly right?: Right;
    /** Whether a script with a token may use it too: only what reads scores is so. */
    readonly token?: true;
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
  return { learner, name, role, session: found.session.id, isProgram: false };
}

function accessOf({ routeOptions: { config } }: FastifyRequest): Access {
  return { right: config.right ?? 'public', token: config.token === true };
}

/**
 * The script that shows a token to the API; a page takes no notice of one. A `ClassError` where the token is wrong.
 * What is open to everybody is open without a look at it.
 */
async function withToken(classroom: ClassDeps, request: FastifyRequest): Promise<Visitor | null> {
  const secret = request.url.startsWith('/api/') ? bearerOf(request) : null;
  if (secret === null || may(null, accessOf(request))) return null;
  const { id, name } = await useToken(classroom, secret, request.ip);
  return { learner: `token ${id}`, name, role: 'assistant', session: null, isProgram: true };
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
      if (route.config?.token && ![route.method].flat().every((one) => /^(GET|HEAD)$/.test(one))) {
        throw new Error(
          `The route ${String(route.method)} ${route.url} is open to tokens, which only read: expected it to be a GET.`,
        );
      }
      if (route.config?.right) return;
      throw new Error(
        `The route ${String(route.method)} ${route.url} declares no right: expected config.right to be 'public', 'learn', 'teach' or 'manage'.`,
      );
    });
    const refusal = (request: FastifyRequest): WebError | null => {
      if (may(request.visitor, accessOf(request))) return null;
      const isProgram = request.visitor?.isProgram;
      const why = isProgram ? message('privacy.token-forbidden') : message('http.forbidden');
      return new WebError(403, 'forbidden', why);
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
      request.visitor =
        (await signedIn(classroom, request, reply)) ?? (await withToken(classroom, request));
      const refused = refusal(request);
      if (!refused) return;
      if (request.visitor) throw refused;
      return askToSignIn(request, reply);
    });
    done();
  },
  { name: 'visitors' },
);
