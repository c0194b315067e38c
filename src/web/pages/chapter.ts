import fp from 'fastify-plugin';
import { renderMarkdown, renderMarkdownLine } from '../../authoring/markdown.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { answeredCount, nextQuestion, questionLines } from './chapter-lists.ts';
import { loadOf } from './load.ts';
import { questionPath, resultsPath } from './paths.ts';

/** A chapter: what it is about, how far its learner is, and its questions and tasks in order. */
export const chapterPage = fp(
  (app, _options, done) => {
    const { attempts } = app.services;
    app.get<{ Params: { chapter: string } }>(
      '/chapters/:chapter',
      { config: { right: 'learn' } },
      async (request, reply) => {
        const { language } = request;
        const progress = await attempts.progress(
          visitorOf(request).learner,
          request.params.chapter,
        );
        const { chapter, points, provisional, max } = progress;
        const next = nextQuestion(progress);
        return reply.page('pages/chapter', {
          title: chapter.title[language],
          trail: [{ text: chapter.title[language], href: null }],
          summary: renderMarkdown(chapter.summary[language]),
          source: chapter.source ? renderMarkdownLine(chapter.source[language]) : null,
          load: loadOf(points, max),
          points,
          provisional,
          max,
          started: answeredCount(progress) > 0,
          next: next && {
            title: next.question.title[language],
            href: questionPath(chapter.id, next.question),
          },
          resultsHref: resultsPath(chapter.id),
          questions: questionLines(progress, language),
        });
      },
    );
    done();
  },
  { name: 'chapter-page' },
);
