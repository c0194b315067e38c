import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { ClassError } from '../../../classroom/errors.ts';
import { personOf } from '../../../classroom/members.ts';
import { shortestPassword } from '../../../classroom/passwords.ts';
import { changePassword } from '../../../classroom/sign-in.ts';
import { message, render } from '../../../i18n/text.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { shownTime } from '../times.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

/** One's own account: the password, and where one is signed in. */
export const accountPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const config = { right: 'learn' } as const;

  const show = async (request: FastifyRequest, reply: FastifyReply, problem: string | null) => {
    const { learner, session: here } = visitorOf(request);
    const { language } = request;
    const now = clock();
    const person = await personOf(store, learner);
    const sessions = await store.sessions.ofPerson(learner, now);
    return reply.page('pages/class/account', {
      title: render(message('web.account'), language),
      width: 'column',
      trail: [{ text: render(message('web.account'), language), href: null }],
      person: { name: person.name, login: person.login, role: person.role },
      sessions: sessions.map(({ id, address, agent, seenAt }) => ({
        id,
        address,
        agent,
        seenAt: shownTime(seenAt, now, language),
        here: id === here,
      })),
      least: shortestPassword,
      changed: problem === null && request.url.endsWith('?changed'),
      problem,
    });
  };

  app.get('/account', { config }, async (request, reply) => show(request, reply, null));
  for (const form of ['password', 'sessions/end-others', 'sessions/:session/end']) {
    app.get(`/account/${form}`, { config }, async (_request, reply) =>
      reply.redirect('/account', 303),
    );
  }

  app.post('/account/password', { config }, async (request, reply) => {
    const form = formOf(request);
    const { learner, session } = visitorOf(request);
    const typed = { current: form('current'), wanted: form('password') };
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const here = { session: session ?? '', address: request.ip };
        await changePassword(classroom, await personOf(store, learner), typed, here);
        return reply.redirect('/account?changed', 303);
      },
      (problem) => show(request, reply, problem),
    );
  });

  app.post('/account/sessions/end-others', { config }, async (request, reply) => {
    const { learner, session } = visitorOf(request);
    await store.sessions.end({ personId: learner, but: session ?? '', at: clock() });
    return reply.redirect('/account#sessions', 303);
  });

  app.post<{ Params: { session: string } }>(
    '/account/sessions/:session/end',
    { config },
    async (request, reply) => {
      const { learner } = visitorOf(request);
      const which = { personId: learner, only: request.params.session, at: clock() };
      if ((await store.sessions.end(which)) === 0)
        throw new ClassError('unknown-session', message('people.unknown-session'));
      return reply.redirect('/account#sessions', 303);
    },
  );
};
