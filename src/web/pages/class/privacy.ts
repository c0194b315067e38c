import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { classNameOf } from '../../../classroom/class-name.ts';
import { areChaptersOpen, openChapters } from '../../../classroom/practice.ts';
import { keepForMonths, keptMonths, tooOld } from '../../../classroom/retention.ts';
import { message, render } from '../../../i18n/text.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

/** What is kept and for how long: in words for everybody, and what a teacher decides about it. */
export const privacyPages: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;

  app.get('/privacy', { config: { right: 'public' } }, async (request, reply) => {
    const title = render(message('privacy.title'), request.language);
    return reply.page('pages/class/privacy', {
      title,
      width: 'column',
      trail: [{ text: title, href: null }],
      className: await classNameOf(store),
      months: await keptMonths(store),
    });
  });

  const config = { right: 'manage' } as const;
  const show = async (request: FastifyRequest, reply: FastifyReply, problem: string | null) => {
    const { language } = request;
    const months = await keptMonths(store);
    const title = render(message('privacy.settings'), language);
    return reply.page('pages/class/keeping', {
      title,
      width: 'column',
      trail: [
        { text: render(message('web.people'), language), href: '/people' },
        { text: title, href: null },
      ],
      months,
      due: tooOld(await store.belongings.removedStudents(), months, clock()).length,
      isOpen: await areChaptersOpen(store),
      saved: problem === null && request.url.endsWith('?saved'),
      problem,
    });
  };

  app.get('/teacher/privacy', { config }, async (request, reply) => show(request, reply, null));

  app.post('/teacher/privacy', { config }, async (request, reply) => {
    const form = formOf(request);
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        await keepForMonths(store, form('keep') === 'months' ? form('months') || '0' : '');
        await openChapters(store, form('chapters') !== 'closed');
        return reply.redirect('/teacher/privacy?saved', 303);
      },
      (problem) => show(request, reply, problem),
    );
  });
};
