import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { shownGrade, worthGrade } from '../../classroom/assessments/shown.ts';
import { message } from '../../i18n/text.ts';
import type { Question } from '../../questions/question.ts';
import { WebError } from '../errors.ts';
import { taskKey } from '../pages/task.ts';
import { placeOf } from '../places/place.ts';
import {
  assessmentQuestionParams,
  assessmentTaskParams,
  draftBody,
  draftSavedBody,
  errorBody,
  inspectBody,
  inspectedBody,
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

/** Where questions are answered: in a chapter by itself, and in an assessment. */
export interface AnswerRouteOptions {
  readonly in: 'chapter' | 'assessment';
}

/** The addresses of the two, what names a question there, and how their operations are told apart. */
export const answerPlaces = {
  chapter: {
    under: '/chapters/:chapter',
    question: questionParams,
    task: taskParams,
    operation: (name: string) => name,
  },
  assessment: {
    under: '/assessments/:assessment',
    question: assessmentQuestionParams,
    task: assessmentTaskParams,
    operation: (name: string) => `${name}InAssessment`,
  },
} as const;

/** Answering, having a task looked at, and keeping what is being typed. */
export const responseRoutes: FastifyPluginCallbackZod<AnswerRouteOptions> = (
  app,
  options,
  done,
) => {
  const { live } = app.services;
  const { under, question: params, task: ofTask, operation } = answerPlaces[options.in];

  app.post(
    `${under}/questions/:question/responses`,
    {
      config: { right: 'learn' },
      schema: {
        operationId: operation('answerQuestion'),
        summary: 'Answer a question',
        params,
        body: respondBody,
        response: { 200: respondedBody, ...refusals },
      },
    },
    async (request) => {
      const { response, submission = null } = request.body;
      const { language } = request;
      const { attempts, learner, chapter, question, around } = await placeOf(app, request);
      refuseTask(question);
      const outcome = await attempts.respond(learner, chapter.id, question.id, {
        response,
        submission,
        language,
      });
      const shown = shownGrade(outcome.grade, around.shown);
      return {
        id: outcome.response.id,
        replayed: outcome.replayed,
        grade: shown && gradeIn(worthGrade(shown, around.worth(question)), language),
      };
    },
  );

  app.post(
    `${under}/tasks/:task/inspections`,
    {
      config: { right: 'learn' },
      schema: {
        operationId: operation('inspectTask'),
        summary: 'Look at the engine and grade a task',
        params: ofTask,
        body: inspectBody,
        response: { 200: inspectedBody, ...refusals },
      },
    },
    async (request) => {
      const { answers, submission = null } = request.body;
      const { language } = request;
      const place = await placeOf(app, request);
      const { attempts, learner, chapter, question, around } = place;
      requireTask(question, chapter.id);
      const outcome = await attempts.respond(learner, chapter.id, question.id, {
        response: answers,
        submission,
        language,
      });
      live.renew(taskKey(place));
      const shown = shownGrade(outcome.grade, around.shown);
      return shown
        ? inspectionIn(worthGrade(shown, around.worth(question)), language)
        : { passed: null, points: null, max: around.worth(question), findings: [] };
    },
  );

  app.put(
    `${under}/questions/:question/draft`,
    {
      config: { right: 'learn' },
      schema: {
        operationId: operation('keepDraft'),
        summary: 'Keep what is being typed',
        params,
        body: draftBody,
        response: { 200: draftSavedBody, ...refusals },
      },
    },
    async (request) => {
      const { attempts, learner, chapter, question } = await placeOf(app, request);
      return attempts.saveDraft(learner, chapter.id, question.id, request.body);
    },
  );
  done();
};
