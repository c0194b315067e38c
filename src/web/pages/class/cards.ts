import type { FastifyPluginAsync } from 'fastify';
import { classNameOf } from '../../../classroom/class-name.ts';
import { linkLastsMs, makeCards } from '../../../classroom/links.ts';
import { message, render } from '../../../i18n/text.ts';
import type { ListedPerson } from '../../../store/people.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { type Form, formOf } from './forms.ts';
import { needsCard } from './people.ts';
import { siteOf } from './site.ts';

/** Whom the form names: one person by id; else students without a password, of one section or of all. */
function chosen(people: readonly ListedPerson[], form: Form): readonly ListedPerson[] {
  const id = form('person');
  if (id !== '') return people.filter((person) => person.id === id && person.removedAt === null);
  const section = form('section');
  return people.filter(
    (person) => needsCard(person) && (section === '' || person.section === section),
  );
}

/** Cards to print, one a person, each with a code that signs in once. Their codes are shown this once. */
export const cardsPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const config = { right: 'manage' } as const;

  app.get('/people/cards', { config }, async (_request, reply) => reply.redirect('/people', 303));

  app.post('/people/cards', { config }, async (request, reply) => {
    const { language } = request;
    const now = clock();
    const people = chosen(await store.people.list(), formOf(request));
    const cards = await makeCards(store, people, 'card', now);
    const title = render(message('web.cards'), language);
    const until = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
    return reply.page('pages/class/cards', {
      title,
      trail: [
        { text: render(message('web.people'), language), href: '/people' },
        { text: title, href: null },
      ],
      className: await classNameOf(store),
      site: `${siteOf(request)}/link`,
      until: until.format(now + linkLastsMs.card),
      cards: cards.map(({ person, code }) => ({
        name: person.name,
        login: person.login,
        section: person.section,
        code,
      })),
    });
  });
};
