import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { eraseMember } from '../../../classroom/erasing.ts';
import { personOf } from '../../../classroom/members.ts';
import { message, render } from '../../../i18n/text.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

interface Route {
  Params: { person: string };
}

/** Where a teacher erases somebody: what would go, and their login to type. */
export const erasePage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store } = classroom;
  const { live } = app.services;
  const config = { right: 'manage' } as const;

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    problem: string | null,
  ) => {
    const { language } = request;
    const person = await personOf(store, request.params.person);
    const title = render(message('privacy.erase-title', { name: person.name }), language);
    return reply.page('pages/class/erase', {
      title,
      width: 'column',
      trail: [
        { text: render(message('web.people'), language), href: '/people' },
        { text: person.name, href: `/people/${person.id}` },
        { text: render(message('privacy.erase'), language), href: null },
      ],
      person: { id: person.id, name: person.name, login: person.login, role: person.role },
      isSelf: person.id === visitorOf(request).learner,
      counts: await store.belongings.count(person.id),
      problem,
    });
  };

  app.get<Route>('/people/:person/erase', { config }, async (request, reply) =>
    show(request, reply, null),
  );

  app.post<Route>('/people/:person/erase', { config }, async (request, reply) => {
    const { person } = request.params;
    const wanted = { person, typed: formOf(request)('login'), by: visitorOf(request).learner };
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        await eraseMember(store, wanted);
        live.leave(person);
        return reply.redirect('/people?erased', 303);
      },
      (problem) => show(request, reply, problem),
    );
  });
};
