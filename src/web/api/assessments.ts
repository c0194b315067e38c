import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { notNow } from '../../attempts/not-now.ts';
import { seatOf, seatsOf } from '../../classroom/assessments/seat.ts';
import { readable } from '../../classroom/assessments/settings.ts';
import { personOf } from '../../classroom/members.ts';
import { render } from '../../i18n/text.ts';
import { sheetOf } from '../places/sheet.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { assessmentParams, assessmentsBody, errorBody, questionsBody } from './schemas.ts';

/** The assessments of a class, and their questions as the visitor meets them; never a key. */
export const assessmentRoutes: FastifyPluginCallbackZod = (app, _options, done) => {
  const { store, clock, content } = app.services;

  app.get(
    '/assessments',
    {
      config: { right: 'learn' },
      schema: {
        operationId: 'listAssessments',
        summary: 'The assessments',
        response: { 200: assessmentsBody, default: errorBody },
      },
    },
    async (request) => {
      const person = await personOf(store, visitorOf(request).learner);
      const seats = await seatsOf(store, person, clock());
      return {
        assessments: seats.map(({ assessment: { id, settings }, decision: { phase } }) => ({
          id,
          title: render(readable(settings.title), request.language),
          kind: settings.kind,
          state: phase.is,
          deadline: phase.is === 'running' ? phase.deadline : null,
        })),
      };
    },
  );

  app.get(
    '/assessments/:assessment/questions',
    {
      config: { right: 'learn' },
      schema: {
        operationId: 'listQuestionsInAssessment',
        summary: 'The questions and tasks of an assessment, as the visitor meets them',
        params: assessmentParams,
        response: { 200: questionsBody, 404: errorBody, 409: errorBody, default: errorBody },
      },
    },
    async (request) => {
      const { learner } = visitorOf(request);
      const seat = await seatOf(store, request.params.assessment, learner, clock());
      if (seat.decision.see !== 'questions') throw await notNow(store, seat, clock());
      const sheet = await sheetOf(store, await content.current(), seat, { learner, now: clock() });
      return {
        questions: sheet.sections
          .flatMap(({ lines }) => lines)
          .map(({ asked, question, answers, cell }) => ({
            id: question.id,
            kind: question.kind,
            title: question.title[request.language],
            points: asked.points,
            responses: answers,
            best:
              cell && cell.state !== 'excused'
                ? { points: cell.points + cell.provisional, max: asked.points, state: cell.state }
                : null,
          })),
      };
    },
  );
  done();
};
