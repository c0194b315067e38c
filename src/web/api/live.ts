import type { FastifyRequest } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { notNow } from '../../attempts/not-now.ts';
import { shownGrade, worthGrade } from '../../classroom/assessments/shown.ts';
import { message, render } from '../../i18n/text.ts';
import type { LiveView } from '../../live/open-task.ts';
import { WebError } from '../errors.ts';
import { eventStreams } from '../event-stream.ts';
import { liveTask, taskKey } from '../pages/task.ts';
import { type Place, placeOf } from '../places/place.ts';
import { type AnswerRouteOptions, answerPlaces, requireTask } from './responses.ts';
import { errorBody } from './schemas.ts';
import { inspectionIn } from './words.ts';

const liveQuery = z.object({
  as: z
    .enum(['verdict', 'page'])
    .default('verdict')
    .describe('`page` is for the task’s own page: its parts as HTML in place of the verdict.'),
});

/** What one event of the stream `verdict` carries. */
export const liveBody = z
  .string()
  .describe(
    'Server-sent events. `verdict`: the verdict as an inspection gives it, and `engine`, whether the engine answers; at once, and then with every change. Lines that begin with a colon only keep the connection.',
  );

function verdictIn(
  { glance, engine }: LiveView,
  { around, question }: Place,
  { language }: FastifyRequest,
) {
  const shown = shownGrade(glance.grade, around.shown);
  return {
    ...(shown
      ? inspectionIn(worthGrade(shown, around.worth(question)), language)
      : { passed: null, points: null, max: around.worth(question), findings: [] }),
    engine: engine.answers
      ? { answers: true }
      : { answers: false, reason: render(engine.reason, language) },
  };
}

/** `GET …/tasks/:task/live`: the verdict on a task, again with every change on the engine. */
export const liveRoutes: FastifyPluginCallbackZod<AnswerRouteOptions> = (app, options, done) => {
  const { live, store, clock } = app.services;
  const { under, task: params, operation } = answerPlaces[options.in];
  const openStream = eventStreams(app);

  app.get(
    `${under}/tasks/:task/live`,
    {
      config: { right: 'learn' },
      schema: {
        operationId: operation('followTask'),
        summary: 'Be told the verdict on a task whenever it changes',
        params,
        querystring: liveQuery,
        response: {
          200: {
            description: 'The verdicts, as they come.',
            content: { 'text/event-stream': { schema: liveBody } },
          },
          404: errorBody,
          503: errorBody,
          default: errorBody,
        },
      },
    },
    async (request, reply) => {
      const place = await placeOf(app, request);
      requireTask(place.question, place.chapter.id);
      if (place.seat && !place.around.may.answer) throw await notNow(store, place.seat, clock());
      const asPage = request.query.as === 'page';
      const stream = openStream();
      let unsent: LiveView | null = null;
      let isSending = false;

      // A verdict is sent at once, without giving way to the pages that are rendered for others.
      const wordsOf = (view: LiveView) =>
        asPage
          ? liveTask(request, reply, view).then((html) => ({ html }))
          : verdictIn(view, place, request);
      const send = async () => {
        if (isSending) return;
        isSending = true;
        while (unsent && stream.takes()) {
          const view = unsent;
          unsent = null;
          const words = wordsOf(view);
          stream.send(request.query.as, words instanceof Promise ? await words : words);
        }
        isSending = false;
      };
      const failed = (error: unknown) => {
        request.log.error({ err: error }, 'a live page could not be told what is so');
        stream.end();
      };
      const leave = live.open(taskKey(place), request.language, (view) => {
        unsent = view;
        send().catch(failed);
      });
      if (!leave) {
        stream.end();
        throw new WebError(503, 'too-many-pages', message('http.too-many-pages'));
      }
      stream.onReady(() => void send().catch(failed));
      stream.onEnd(leave);
      return stream.answer(reply);
    },
  );
  done();
};
