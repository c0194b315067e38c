import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { mayPractise } from '../plugins/practice.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { chapterParams, chaptersBody, errorBody, questionsBody } from './schemas.ts';

/** What there is to answer, and how far the visitor is; never a key. */
export const chapterRoutes: FastifyPluginCallbackZod = (app, _options, done) => {
  const { attempts, content } = app.services;

  app.get(
    '/chapters',
    {
      config: { right: 'learn', token: true },
      schema: {
        operationId: 'listChapters',
        summary: 'The chapters',
        response: { 200: chaptersBody, default: errorBody },
      },
    },
    async (request) => {
      const { learner } = visitorOf(request);
      const isOpen = await mayPractise(request);
      const { chapters } = isOpen ? await content.current() : { chapters: [] };
      const found = await Promise.all(chapters.map(({ id }) => attempts.progress(learner, id)));
      return {
        chapters: found.map(({ chapter, questions, points, provisional, max }) => ({
          id: chapter.id,
          title: chapter.title[request.language],
          questions: questions.length,
          points,
          provisional,
          max,
        })),
      };
    },
  );

  app.get(
    '/chapters/:chapter/questions',
    {
      config: { right: 'learn' },
      schema: {
        operationId: 'listQuestions',
        summary: 'The questions and tasks of a chapter',
        params: chapterParams,
        response: { 200: questionsBody, 404: errorBody, default: errorBody },
      },
    },
    async (request) => {
      const progress = await attempts.progress(visitorOf(request).learner, request.params.chapter);
      return {
        questions: progress.questions.map(({ question, max, best, responses }) => ({
          id: question.id,
          kind: question.kind,
          title: question.title[request.language],
          points: max,
          responses,
          best: best && { points: best.points, max: best.max, state: best.state },
        })),
      };
    },
  );
  done();
};
