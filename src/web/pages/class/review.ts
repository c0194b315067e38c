import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { AttemptError } from '../../../attempts/errors.ts';
import { keepGrade } from '../../../attempts/review/contests.ts';
import { countsIn, isLeft, sequenceOf } from '../../../attempts/review/queue.ts';
import { type Reviewing, reviewingOf, saveReview } from '../../../attempts/review/reviewing.ts';
import type { Subject } from '../../../attempts/review/subject.ts';
import { message } from '../../../i18n/text.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { reviewPath } from '../paths.ts';
import { formOf } from './forms.ts';
import { namesOf } from './names.ts';
import { readReview } from './review-form.ts';
import { type ReviewView, reviewModel } from './review-model.ts';

interface Route {
  Params: { response: string };
}

/** The page on which one answer is reviewed, and what its forms do. */
export const reviewPage: FastifyPluginAsync = async (app) => {
  const { store, clock } = app.services;
  const config = { right: 'teach' } as const;
  const address = '/teacher/review/:response';

  const sequence = async ({ key, assessment }: Subject) =>
    sequenceOf(await store.reviewQueue.list(key), countsIn(assessment));

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    reviewing: Reviewing,
    more: Pick<ReviewView, 'typed' | 'problem'> = {},
  ) => {
    const { subject } = reviewing;
    const model = reviewModel({
      reviewing,
      sequence: await sequence(subject),
      contests: await store.contests.ofResponse(subject.response.id),
      nameOf: await namesOf(store),
      language: request.language,
      now: clock(),
      ...more,
    });
    return reply.page('pages/class/review', model);
  };
  /** The next answer that is to be looked at after this one, around the end; the queue where none is. */
  const goOn = async (reply: FastifyReply, subject: Subject) => {
    const all = await sequence(subject);
    const here = all.findIndex(({ responseId }) => responseId === subject.response.id);
    const next = [...all.slice(here + 1), ...all.slice(0, Math.max(0, here))].find(isLeft);
    return reply.redirect(next ? reviewPath(next.responseId) : '/teacher/review', 303);
  };

  app.get<Route>(address, { config }, async (request, reply) =>
    show(request, reply, await reviewingOf(app.services, request.params.response)),
  );
  app.get<Route>(`${address}/keep`, { config }, async (request, reply) =>
    reply.redirect(reviewPath(encodeURIComponent(request.params.response)), 303),
  );

  app.post<Route>(address, { config }, async (request, reply) => {
    const before = await reviewingOf(app.services, request.params.response);
    const { typed, problem } = readReview(formOf(request), before.rubric);
    if (problem !== null) {
      reply.code(422);
      return show(request, reply, before, { typed, problem });
    }
    const { learner } = visitorOf(request);
    const outcome = await saveReview(app.services, before, typed, learner);
    if (outcome === 'kept') return goOn(reply, before.subject);
    reply.code(outcome === 'unexplained' ? 422 : 409);
    // What is in the way is shown as it is now, and what was typed stays in the form.
    const now = await reviewingOf(app.services, request.params.response);
    const unexplained = { problem: message('review.unexplained') };
    return show(request, reply, now, { typed, ...(outcome === 'unexplained' ? unexplained : {}) });
  });

  app.post<Route>(`${address}/keep`, { config }, async (request, reply) => {
    const reviewing = await reviewingOf(app.services, request.params.response);
    const { response } = reviewing.subject;
    const { learner } = visitorOf(request);
    try {
      if (await keepGrade(app.services, response.id, formOf(request)('answer'), learner)) {
        return await goOn(reply, reviewing.subject);
      }
    } catch (error) {
      if (!(error instanceof AttemptError) || error.code !== 'wrong-words') throw error;
      reply.code(422);
      return show(request, reply, reviewing, { problem: error.text });
    }
    reply.code(409);
    return show(request, reply, reviewing, { problem: message('review.contest-gone') });
  });
};
