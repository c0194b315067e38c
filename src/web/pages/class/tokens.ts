import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { makeToken, revokeToken, tokenWorks } from '../../../classroom/tokens.ts';
import { message, render } from '../../../i18n/text.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { shownTime } from '../times.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';
import { siteOf } from './site.ts';

/** A token that was just made: what it is called, and its secret, which is shown this once. */
interface Made {
  readonly name: string;
  readonly secret: string;
}

/** The tokens by which scripts read the scores: make one, see when they were used, end one. */
export const tokensPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const { content } = app.services;
  const config = { right: 'manage' } as const;

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { made, problem }: { readonly made: Made | null; readonly problem: string | null },
  ) => {
    const { language } = request;
    const now = clock();
    const tokens = await store.apiTokens.list();
    const { chapters } = await content.current();
    const title = render(message('privacy.tokens'), language);
    return reply.page('pages/class/tokens', {
      title,
      width: 'column',
      trail: [
        { text: render(message('web.people'), language), href: '/people' },
        { text: title, href: null },
      ],
      made,
      problem,
      example: `${siteOf(request)}/api/v1/chapters/${chapters[0]?.id ?? 'CHAPTER'}/scores`,
      tokens: tokens.map((token) => ({
        id: token.id,
        name: token.name,
        maker: token.maker.name,
        made: shownTime(token.madeAt, now, language),
        used: token.usedAt === null ? null : shownTime(token.usedAt, now, language),
        works: tokenWorks(token),
      })),
    });
  };

  app.get('/teacher/tokens', { config }, async (request, reply) =>
    show(request, reply, { made: null, problem: null }),
  );

  app.post('/teacher/tokens', { config }, async (request, reply) => {
    const name = formOf(request)('name');
    return orSayWhy(
      request,
      reply,
      async () => {
        const by = { person: visitorOf(request).learner, now: clock() };
        const secret = await makeToken(store, name, by);
        return show(request, reply, { made: { name, secret }, problem: null });
      },
      (problem) => show(request, reply, { made: null, problem }),
    );
  });

  type Route = { Params: { token: string } };
  app.get<Route>('/teacher/tokens/:token/revoke', { config }, async (_request, reply) =>
    reply.redirect('/teacher/tokens', 303),
  );
  app.post<Route>('/teacher/tokens/:token/revoke', { config }, async (request, reply) => {
    await revokeToken(store, request.params.token, clock());
    return reply.redirect('/teacher/tokens', 303);
  });
};
