import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { classNameOf } from '../../../classroom/class-name.ts';
import { join, lookAtJoinCode } from '../../../classroom/join.ts';
import { shortestPassword } from '../../../classroom/passwords.ts';
import { message, render } from '../../../i18n/text.ts';
import { browserOf, keepSession } from '../../plugins/session-cookie.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

interface Route {
  Params: { code: string };
}

/** Where students join by themselves, as long as the teacher keeps the code open. */
export const joinPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const config = { right: 'public' } as const;

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    typed: { readonly name: string; readonly login: string },
    problem: string | null,
  ) =>
    reply.page('pages/class/join', {
      title: render(message('web.join'), request.language),
      width: 'column',
      code: request.params.code,
      className: await classNameOf(classroom.store),
      typed,
      least: shortestPassword,
      problem,
    });

  app.get<Route>('/join/:code', { config }, async (request, reply) => {
    await lookAtJoinCode(classroom, request.params.code, browserOf(request));
    return show(request, reply, { name: '', login: '' }, null);
  });

  app.post<Route>('/join/:code', { config }, async (request, reply) => {
    const form = formOf(request);
    const typed = { name: form('name'), login: form('login') };
    const wanted = { ...typed, password: form('password') };
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const { token } = await join(classroom, request.params.code, wanted, browserOf(request));
        keepSession(request, reply, token);
        return reply.redirect('/', 303);
      },
      (problem) => show(request, reply, typed, problem),
    );
  });
};
