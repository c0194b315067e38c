import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { bringBack, changeMember, personOf, removeMember } from '../../../classroom/members.ts';
import { message, render } from '../../../i18n/text.ts';
import { roles } from '../../../store/people.ts';
import { WebError } from '../../errors.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

interface Route {
  Params: { person: string };
}

/** One person of the class: what they may do, their section, a new card, and whether they belong to it. */
export const personPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const config = { right: 'manage' } as const;

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    problem: string | null,
  ) => {
    const { language } = request;
    const person = await personOf(store, request.params.person);
    return reply.page('pages/class/person', {
      title: person.name,
      width: 'column',
      trail: [
        { text: render(message('web.people'), language), href: '/people' },
        { text: person.name, href: null },
      ],
      person,
      roles,
      problem,
    });
  };
  const act = (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    change: () => Promise<void>,
  ): Promise<unknown> =>
    orSayWhy<unknown>(
      request,
      reply,
      async () => {
        await change();
        return reply.redirect(`/people/${request.params.person}`, 303);
      },
      (problem) => show(request, reply, problem),
    );

  app.get<Route>('/people/:person', { config }, async (request, reply) =>
    show(request, reply, null),
  );
  for (const form of ['remove', 'bring-back']) {
    app.get<Route>(`/people/:person/${form}`, { config }, async (request, reply) =>
      reply.redirect(`/people/${encodeURIComponent(request.params.person)}`, 303),
    );
  }

  app.post<Route>('/people/:person', { config }, async (request, reply) => {
    const form = formOf(request);
    const role = roles.find((one) => one === form('role'));
    if (!role) throw new WebError(400, 'bad-request', message('http.bad-request'));
    const wanted = { role, section: form('section') };
    return act(request, reply, () => changeMember(store, request.params.person, wanted));
  });

  app.post<Route>('/people/:person/remove', { config }, async (request, reply) =>
    act(request, reply, () => removeMember(store, request.params.person, clock())),
  );

  app.post<Route>('/people/:person/bring-back', { config }, async (request, reply) =>
    act(request, reply, () => bringBack(store, request.params.person)),
  );
};
