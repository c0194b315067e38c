import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { classNameOf } from '../../../classroom/class-name.ts';
import { type LinkTarget, lookAtLink, useLink } from '../../../classroom/links.ts';
import { shortestPassword } from '../../../classroom/passwords.ts';
import { message, render } from '../../../i18n/text.ts';
import { browserOf, keepSession } from '../../plugins/session-cookie.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

interface Route {
  Params: { code: string };
}

/** What a one-time link opens: the first teacher's account, or the choice of a password. Opening it uses nothing up. */
export const linkPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store } = classroom;
  const config = { right: 'public' } as const;

  const ask = async (
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    problem: string | null,
  ) =>
    reply.page('pages/class/code', {
      title: render(message('web.link-code-title'), request.language),
      width: 'column',
      code: code.slice(0, 40),
      problem,
    });
  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    { person }: LinkTarget,
    typed: { readonly name: string; readonly login: string; readonly className: string },
    problem: string | null,
  ) =>
    reply.page('pages/class/link', {
      title: person
        ? render(message('web.link-welcome', { name: person.name }), request.language)
        : render(message('web.link-set-up'), request.language),
      width: 'column',
      code: request.params.code,
      person: person && { name: person.name, login: person.login },
      className: person ? await classNameOf(store) : typed.className,
      typed,
      least: shortestPassword,
      problem,
    });
  const nothing = { name: '', login: '', className: '' };

  app.get<{ Querystring: { code?: unknown } }>('/link', { config }, async (request, reply) => {
    const { code } = request.query;
    if (typeof code !== 'string' || code === '') return ask(request, reply, '', null);
    return reply.redirect(`/link/${encodeURIComponent(code.slice(0, 100))}`, 303);
  });

  app.get<Route>('/link/:code', { config }, async (request, reply) => {
    const { code } = request.params;
    return orSayWhy(
      request,
      reply,
      async () => {
        const target = await lookAtLink(classroom, code, browserOf(request));
        return show(request, reply, target, nothing, null);
      },
      (problem) => ask(request, reply, code, problem),
    );
  });

  app.post<Route>('/link/:code', { config }, async (request, reply) => {
    const { code } = request.params;
    const browser = browserOf(request);
    const form = formOf(request);
    const typed = {
      name: form('name'),
      login: form('login'),
      className: form('class-name'),
    };
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const { token } = await useLink(
          classroom,
          code,
          { ...typed, password: form('password') },
          browser,
        );
        keepSession(request, reply, token);
        return reply.redirect('/', 303);
      },
      (problem) =>
        orSayWhy<unknown>(
          request,
          reply,
          async () => {
            const target = await lookAtLink(classroom, code, browser);
            return show(request, reply, target, typed, problem);
          },
          (reason) => ask(request, reply, code, reason),
        ),
    );
  });
};
