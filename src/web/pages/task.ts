import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { message } from '../../i18n/text.ts';
import type { LiveView } from '../../live/open-task.ts';
import type { TaskKey } from '../../live/recorder.ts';
import { readForm } from '../../questions/any.ts';
import { WebError } from '../errors.ts';
import { barAt, type Place, type PlaceParams, placeOf, stateAt } from '../places/place.ts';
import { contestAt } from './contest-model.ts';
import { readFields, submissionOf } from './form.ts';
import { questionIn } from './paths.ts';
import type { QuestionPageOptions } from './question.ts';
import { taskModel } from './task-model.ts';

interface Route {
  Params: PlaceParams;
}

type Request = FastifyRequest<Route>;

/** The task at a place, as those who follow it name it. */
export function taskKey({ learner, assessment, chapter, question }: Place): TaskKey {
  return { learner, assessment, chapter: chapter.id, task: question.id };
}

/**
 * A task's page as it is to be shown now, without its layout: what an open page puts in place of its own parts. The
 * request names the task in its parameters.
 */
export async function liveTask(
  request: Request,
  reply: FastifyReply,
  live: LiveView,
): Promise<string> {
  const app = request.server;
  const place = await placeOf(app, request);
  const state = await stateAt(place);
  const { question } = state;
  if (question.kind !== 'task') throw new WebError(404, 'not-found', message('http.not-found'));
  const view = {
    around: place.around,
    // What stands above the task's parts is not put in place anew.
    bar: null,
    language: request.language,
    now: app.services.clock(),
    engine: live.engine,
    evidence: null,
    live,
  };
  return reply.pageBody('pages/task', taskModel(state, question, view));
}

/** A task's page, and what its forms do: look at the engine, show a hint, start over. */
export const taskPage = fp<QuestionPageOptions>(
  (app, { under }, done) => {
    const { engine, live, clock } = app.services;
    const config = { right: 'learn' } as const;
    const address = `${under}/tasks/:task` as const;

    const look = async (request: Request) => {
      const place = await placeOf(app, request);
      const state = await stateAt(place);
      const { question } = state;
      if (question.kind === 'task') return { place, state, task: question };
      throw new WebError(404, 'not-found', message('http.not-found'));
    };
    const backTo = ({ around, question }: Place, reply: FastifyReply, anchor = '') =>
      reply.redirect(`${questionIn(around.href, question)}${anchor}`, 303);

    app.get<Route>(address, { config }, async (request, reply) => {
      const { place, state, task } = await look(request);
      const latest = state.responses[0];
      const [bar, status, evidence] = await Promise.all([
        barAt(app, place),
        engine.status(),
        latest?.hasEvidence
          ? place.attempts.evidence(place.learner, latest.id)
          : Promise.resolve(null),
      ]);
      const { language } = request;
      const { around } = place;
      const seen = around.may.answer ? live.view(taskKey(place)) : null;
      const view = { around, bar, language, now: clock(), engine: status, evidence, live: seen };
      const contest = await contestAt(request, place, latest);
      return reply
        .header('cache-control', 'no-store')
        .page('pages/task', { ...taskModel(state, task, view), contest });
    });

    // A page that answers a form stands at the form's address: to open it there again is to go back to the task.
    for (const form of ['inspections', 'hints', 'restart']) {
      app.get<Route>(`${address}/${form}`, { config }, async (request, reply) =>
        backTo(await placeOf(app, request), reply),
      );
    }

    app.post<Route>(`${address}/inspections`, { config }, async (request, reply) => {
      const { place, task } = await look(request);
      const fields = readFields(request.body);
      await place.attempts.respond(place.learner, place.chapter.id, task.id, {
        response: readForm(task, fields),
        submission: submissionOf(fields),
        language: request.language,
      });
      live.renew(taskKey(place));
      return backTo(place, reply, '#checklist');
    });

    app.post<Route>(`${address}/hints`, { config }, async (request, reply) => {
      const place = await placeOf(app, request);
      await place.attempts.showHint(place.learner, place.chapter.id, place.question.id);
      return backTo(place, reply, '#hints');
    });

    app.post<Route>(`${address}/restart`, { config }, async (request, reply) => {
      const place = await placeOf(app, request);
      await place.attempts.startOver(place.learner, place.chapter.id, place.question.id);
      live.renew(taskKey(place));
      return backTo(place, reply);
    });
    done();
  },
  { name: 'task-page' },
);
