import fp from 'fastify-plugin';
import { message, render } from '../../i18n/text.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { answeredCount, questionLines } from './chapter-lists.ts';
import { loadOf } from './load.ts';
import { chapterPath } from './paths.ts';

/** What a learner reached in a chapter, question by question. */
export const resultsPage = fp(
  (app, _options, done) => {
    const { attempts } = app.services;
    app.get<{ Params: { chapter: string } }>(
      '/chapters/:chapter/results',
      { config: { right: 'learn' } },
      async (request, reply) => {
        const { language } = request;
        const progress = await attempts.progress(
          visitorOf(request).learner,
          request.params.chapter,
        );
        const { chapter, points, provisional, max } = progress;
        const chapterTitle = chapter.title[language];
        const chapterHref = chapterPath(chapter.id);
        return reply.page('pages/results', {
          title: render(message('web.results-of', { title: chapterTitle }), language),
          chapterTitle,
          chapterHref,
          trail: [
            { text: chapterTitle, href: chapterHref },
            { text: render(message('web.results'), language), href: null },
          ],
          load: loadOf(points, max),
          points,
          provisional,
          max,
          share: max > 0 ? points / max : 0,
          answered: answeredCount(progress),
          of: progress.questions.length,
          questions: questionLines(progress, language),
        });
      },
    );
    done();
  },
  { name: 'results-page' },
);
