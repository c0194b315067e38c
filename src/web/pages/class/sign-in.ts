import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { classNameOf } from '../../../classroom/class-name.ts';
import { signIn } from '../../../classroom/sign-in.ts';
import { message, render } from '../../../i18n/text.ts';
import { browserOf, forgetSession, keepSession } from '../../plugins/session-cookie.ts';
import { ownPath } from '../paths.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

/** Signing in by password, and signing out. */
export const signInPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const config = { right: 'public' } as const;

  const endSession = async (request: FastifyRequest) => {
    const { visitor } = request;
    if (visitor?.session)
      await store.sessions.end({
        personId: visitor.learner,
        only: visitor.session,
        at: clock(),
      });
  };
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: { readonly login: string; readonly to: unknown },
    problem: string | null,
  ) =>
    reply.page('pages/class/sign-in', {
      title: render(message('web.sign-in'), request.language),
      width: 'column',
      className: await classNameOf(store),
      login: typed.login,
      to: ownPath(typed.to),
      problem,
    });

  app.get<{ Querystring: { to?: unknown } }>('/sign-in', { config }, async (request, reply) => {
    const { to } = request.query;
    if (request.visitor) return reply.redirect(ownPath(to), 303);
    return show(request, reply, { login: '', to }, null);
  });

  app.post('/sign-in', { config }, async (request, reply) => {
    const form = formOf(request);
    const typed = { login: form('login'), password: form('password'), to: form('to') };
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const { token } = await signIn(classroom, typed, browserOf(request));
        await endSession(request);
        keepSession(request, reply, token);
        return reply.redirect(ownPath(typed.to), 303);
      },
      (problem) => show(request, reply, typed, problem),
    );
  });

  app.get('/sign-out', { config }, async (_request, reply) => reply.redirect('/account', 303));

  app.post('/sign-out', { config }, async (request, reply) => {
    await endSession(request);
    forgetSession(request, reply);
    return reply.redirect('/sign-in', 303);
  });
};
