import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { message } from '../../i18n/text.ts';
import type { LiveView } from '../../live/open-task.ts';
import { readForm } from '../../questions/any.ts';
import { WebError } from '../errors.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { readFields, submissionOf } from './form.ts';
import { taskModel } from './task-model.ts';

/**
 * A task's page as it is to be shown now, without its layout: what an open page puts in place of its own parts. The
 * request names the task in its parameters.
 */
export async function liveTask(
  request: FastifyRequest<Route>,
  reply: FastifyReply,
  live: LiveView,
): Promise<string> {
  const { attempts, clock } = request.server.services;
  const { chapter, task } = request.params;
  const state = await attempts.state(visitorOf(request).learner, chapter, task);
  const { question } = state;
  if (question.kind !== 'task') throw new WebError(404, 'not-found', message('http.not-found'));
  const view = {
    language: request.language,
    now: clock(),
    engine: live.engine,
    evidence: null,
    live,
  };
  return reply.pageBody('pages/task', taskModel(state, question, view));
}

interface Route {
  Params: { chapter: string; task: string };
}

const address = '/chapters/:chapter/tasks/:task';

/** A task's page, and what its forms do: look at the engine, show a hint, start over. */
export const taskPage = fp(
  (app, _options, done) => {
    const { attempts, engine, live, clock } = app.services;
    const config = { right: 'learn' } as const;

    const look = async (request: FastifyRequest<Route>) => {
      const { chapter, task } = request.params;
      const state = await attempts.state(visitorOf(request).learner, chapter, task);
      const { question } = state;
      if (question.kind === 'task') return { state, task: question };
      throw new WebError(404, 'not-found', message('http.not-found'));
    };
    const backTo = (request: FastifyRequest<Route>, reply: FastifyReply, anchor = '') => {
      const { chapter, task } = request.params;
      const path = `/chapters/${encodeURIComponent(chapter)}/tasks/${encodeURIComponent(task)}`;
      return reply.redirect(`${path}${anchor}`, 303);
    };

    app.get<Route>(address, { config }, async (request, reply) => {
      const { state, task } = await look(request);
      const latest = state.responses[0];
      const { learner } = visitorOf(request);
      const { chapter, task: id } = request.params;
      const [status, evidence] = await Promise.all([
        engine.status(),
        latest?.hasEvidence ? attempts.evidence(learner, latest.id) : Promise.resolve(null),
      ]);
      const { language } = request;
      const seen = live.view({ learner, assessment: '', chapter, task: id });
      const view = { language, now: clock(), engine: status, evidence, live: seen };
      return reply
        .header('cache-control', 'no-store')
        .page('pages/task', taskModel(state, task, view));
    });

    // A page that answers a form stands at the form's address: to open it there again is to go back to the task.
    for (const form of ['inspections', 'hints', 'restart']) {
      app.get<Route>(`${address}/${form}`, { config }, async (request, reply) =>
        backTo(request, reply),
      );
    }

    app.post<Route>(`${address}/inspections`, { config }, async (request, reply) => {
      const { task: question } = await look(request);
      const fields = readFields(request.body);
      const { chapter, task } = request.params;
      const { learner } = visitorOf(request);
      await attempts.respond(learner, chapter, task, {
        response: readForm(question, fields),
        submission: submissionOf(fields),
        language: request.language,
      });
      live.renew({ learner, assessment: '', chapter, task });
      return backTo(request, reply, '#checklist');
    });

    app.post<Route>(`${address}/hints`, { config }, async (request, reply) => {
      const { chapter, task } = request.params;
      await attempts.showHint(visitorOf(request).learner, chapter, task);
      return backTo(request, reply, '#hints');
    });

    app.post<Route>(`${address}/restart`, { config }, async (request, reply) => {
      const { chapter, task } = request.params;
      const { learner } = visitorOf(request);
      await attempts.startOver(learner, chapter, task);
      live.renew({ learner, assessment: '', chapter, task });
      return backTo(request, reply);
    });
    done();
  },
  { name: 'task-page' },
);
