import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { findChapter, findQuestion } from '../../attempts/find.ts';
import { message } from '../../i18n/text.ts';
import type { Question } from '../../questions/question.ts';
import { WebError } from '../errors.ts';
import { visitorOf } from '../plugins/visitor.ts';
import {
  draftBody,
  draftSavedBody,
  errorBody,
  inspectBody,
  inspectionBody,
  questionParams,
  respondBody,
  respondedBody,
  taskParams,
} from './schemas.ts';
import { gradeIn, inspectionIn } from './words.ts';

function refuseTask(question: Question): void {
  if (question.kind !== 'task') return;
  throw new WebError(422, 'is-a-task', message('http.is-a-task', { task: question.id }));
}

/** Throws a 404 for what is no task. */
export function requireTask(question: Question, chapter: string): void {
  if (question.kind === 'task') return;
  throw new WebError(
    404,
    'unknown-task',
    message('http.unknown-task', { chapter, task: question.id }),
  );
}

const refusals = {
  400: errorBody,
  404: errorBody,
  409: errorBody,
  413: errorBody,
  422: errorBody,
  default: errorBody,
};

/** Answering, having a task looked at, and keeping what is being typed. */
export const responseRoutes: FastifyPluginCallbackZod = (app, _options, done) => {
  const { attempts, content, live } = app.services;

  app.post(
    '/chapters/:chapter/questions/:question/responses',
    {
      config: { right: 'learn' },
      schema: {
        operationId: 'answerQuestion',
        summary: 'Answer a question',
        params: questionParams,
        body: respondBody,
        response: { 200: respondedBody, ...refusals },
      },
    },
    async (request) => {
      const { chapter, question } = request.params;
      const { response, submission = null } = request.body;
      const { language } = request;
      refuseTask(findQuestion(findChapter(await content.current(), chapter), question));
      const outcome = await attempts.respond(visitorOf(request).learner, chapter, question, {
        response,
        submission,
        language,
      });
      return {
        id: outcome.response.id,
        replayed: outcome.replayed,
        grade: gradeIn(outcome.grade, language),
      };
    },
  );

  app.post(
    '/chapters/:chapter/tasks/:task/inspections',
    {
      config: { right: 'learn' },
      schema: {
        operationId: 'inspectTask',
        summary: 'Look at the engine and grade a task',
        params: taskParams,
        body: inspectBody,
        response: { 200: inspectionBody, ...refusals },
      },
    },
    async (request) => {
      const { chapter, task } = request.params;
      const { answers, submission = null } = request.body;
      const { language } = request;
      requireTask(findQuestion(findChapter(await content.current(), chapter), task), chapter);
      const outcome = await attempts.respond(visitorOf(request).learner, chapter, task, {
        response: answers,
        submission,
        language,
      });
      live.renew({ learner: visitorOf(request).learner, assessment: '', chapter, task });
      return inspectionIn(outcome.grade, language);
    },
  );

  app.put(
    '/chapters/:chapter/questions/:question/draft',
    {
      config: { right: 'learn' },
      schema: {
        operationId: 'keepDraft',
        summary: 'Keep what is being typed',
        params: questionParams,
        body: draftBody,
        response: { 200: draftSavedBody, ...refusals },
      },
    },
    (request) => {
      const { chapter, question } = request.params;
      return attempts.saveDraft(visitorOf(request).learner, chapter, question, request.body);
    },
  );
  done();
};
