import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { classNameOf, nameClass } from '../../../classroom/class-name.ts';
import { openJoining } from '../../../classroom/join.ts';
import { message, render } from '../../../i18n/text.ts';
import type { ListedPerson } from '../../../store/people.ts';
import { shownTime } from '../times.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';
import { sectionsOf } from './sections.ts';
import { siteOf } from './site.ts';

/** Whether somebody is to be given a card: a student of the class who never chose a password. */
export function needsCard({ role, passwordHash, removedAt }: ListedPerson): boolean {
  return role === 'student' && passwordHash === null && removedAt === null;
}

/** Everybody in the class, and the ways in: a roster, cards, a link to join by. */
export const peoplePage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const config = { right: 'manage' } as const;

  const show = async (request: FastifyRequest, reply: FastifyReply, problem: string | null) => {
    const { language } = request;
    const now = clock();
    const people = await store.people.list();
    const open = await store.joinCodes.open();
    return reply.page('pages/class/people', {
      title: render(message('web.people'), language),
      trail: [{ text: render(message('web.people'), language), href: null }],
      className: await classNameOf(store),
      people: people.map((person) => ({
        href: `/people/${person.id}`,
        name: person.name,
        login: person.login,
        role: person.role,
        section: person.section,
        state: person.removedAt !== null ? 'removed' : person.passwordHash ? 'in' : 'waiting',
        seenAt: person.seenAt,
        seen: person.seenAt === null ? null : shownTime(person.seenAt, now, language),
      })),
      sections: sectionsOf(people, language),
      withoutPassword: people.filter(needsCard).length,
      join: open && { link: `${siteOf(request)}/join/${open.code}`, section: open.section },
      erased: problem === null && request.url.endsWith('?erased'),
      problem,
    });
  };

  app.get('/people', { config }, async (request, reply) => show(request, reply, null));
  for (const form of ['join', 'class-name']) {
    app.get(`/people/${form}`, { config }, async (_request, reply) =>
      reply.redirect('/people', 303),
    );
  }

  app.post('/people/join', { config }, async (request, reply) => {
    const form = formOf(request);
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        if (form('act') === 'open') await openJoining(store, form('section'), clock());
        else await store.joinCodes.close(clock());
        return reply.redirect('/people#join', 303);
      },
      (problem) => show(request, reply, problem),
    );
  });

  app.post('/people/class-name', { config }, async (request, reply) => {
    await nameClass(store, formOf(request)('class-name'));
    return reply.redirect('/people', 303);
  });
};
