import fp from 'fastify-plugin';
import { renderMarkdown } from '../../authoring/markdown.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { answeredCount } from './chapter-lists.ts';
import { loadOf } from './load.ts';
import { chapterPath } from './paths.ts';

/** The first page: what this is, and the chapters with what is done of each. */
export const homePage = fp(
  (app, _options, done) => {
    const { attempts, content } = app.services;
    app.get('/', { config: { right: 'learn' } }, async (request, reply) => {
      const { language } = request;
      const { learner } = visitorOf(request);
      const { chapters } = await content.current();
      const all = await Promise.all(chapters.map(({ id }) => attempts.progress(learner, id)));
      return reply.page('pages/home', {
        chapters: all.map((progress) => ({
          title: progress.chapter.title[language],
          summary: renderMarkdown(progress.chapter.summary[language]),
          href: chapterPath(progress.chapter.id),
          load: loadOf(progress.points, progress.max),
          points: progress.points,
          max: progress.max,
          answered: answeredCount(progress),
          of: progress.questions.length,
        })),
      });
    });
    done();
  },
  { name: 'home-page' },
);
