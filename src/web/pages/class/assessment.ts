import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { notNow } from '../../../attempts/not-now.ts';
import { type Seat, seatOf, startAssessment } from '../../../classroom/assessments/seat.ts';
import { courseZone } from '../../../classroom/course.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { assessmentPath } from '../paths.ts';
import { assessmentModel } from './assessment-model.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';

interface Route {
  Params: { assessment: string };
}

/** An assessment as its students see it: what it is, its questions, starting it, and handing it in. */
export const assessmentPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock, content, handIn, timekeeper } = app.services;
  const config = { right: 'learn' } as const;
  const address = '/assessments/:assessment';

  const seat = (request: FastifyRequest<Route>): Promise<Seat> =>
    seatOf(store, request.params.assessment, visitorOf(request).learner, clock());

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    view: 'assessment' | 'hand-in',
    problem: string | null = null,
  ) => {
    const mine = await seat(request);
    const { see, handIn: mayHandIn } = mine.decision;
    if (see === 'nothing') throw await notNow(store, mine, clock());
    const path = assessmentPath(mine.assessment.id);
    if (view === 'hand-in' && !mayHandIn) return reply.redirect(path, 303);
    const model = await assessmentModel(store, mine, {
      content: await content.current(),
      learner: visitorOf(request).learner,
      language: request.language,
      now: clock(),
      zone: await courseZone(store),
    });
    return reply.page(`pages/class/${view}`, { ...model, problem });
  };

  app.get<Route>(address, { config }, async (request, reply) => show(request, reply, 'assessment'));

  app.get<Route>(`${address}/start`, { config }, async (request, reply) =>
    reply.redirect(assessmentPath(encodeURIComponent(request.params.assessment)), 303),
  );

  app.post<Route>(`${address}/start`, { config }, async (request, reply) =>
    orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const { learner: person } = visitorOf(request);
        const mine = await seat(request);
        const given = {
          person,
          password: formOf(request)('password'),
          zone: await courseZone(store),
          address: request.ip,
        };
        await startAssessment(classroom, mine, given, clock());
        const { phase } = (await seat(request)).decision;
        timekeeper.expect(phase.is === 'running' ? phase.deadline : null);
        return reply.redirect(assessmentPath(mine.assessment.id), 303);
      },
      (problem) => show(request, reply, 'assessment', problem),
    ),
  );

  app.get<Route>(`${address}/hand-in`, { config }, async (request, reply) =>
    show(request, reply, 'hand-in'),
  );

  app.post<Route>(`${address}/hand-in`, { config }, async (request, reply) => {
    const mine = await seat(request);
    const { attempt, decision, assessment } = mine;
    if (attempt === null || !decision.handIn) {
      if (attempt?.handedIn) return reply.redirect(assessmentPath(assessment.id), 303);
      throw await notNow(store, mine, clock());
    }
    await handIn(attempt, { at: clock(), by: 'student' });
    return reply.redirect(assessmentPath(assessment.id), 303);
  });
};
