import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { shownGrade, worthGrade } from '../../classroom/assessments/shown.ts';
import { message, render } from '../../i18n/text.ts';
import type { LiveView } from '../../live/open-task.ts';
import { WebError } from '../errors.ts';
import { liveTask, taskKey } from '../pages/task.ts';
import { type Place, placeOf, refuseSeat } from '../places/place.ts';
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

const heartbeatMs = 15_000;
const retryMs = 1_000;
/** A reader that has not taken this much yet is told nothing more until it has. */
const mostUnread = 256 * 1024;

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

function sendStream(reply: FastifyReply, stream: PassThrough): FastifyReply {
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
}

/** `GET …/tasks/:task/live`: the verdict on a task, again with every change on the engine. */
export const liveRoutes: FastifyPluginCallbackZod<AnswerRouteOptions> = (app, options, done) => {
  const { live } = app.services;
  const { under, task: params, operation } = answerPlaces[options.in];
  const open = new Set<PassThrough>();

  // The streams have no end of their own, and the server does not close before its answers are over.
  app.addHook('preClose', (closed) => {
    for (const stream of open) stream.end();
    closed();
  });

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
      if (place.seat && !place.around.may.answer) return refuseSeat(app, place.seat);
      const asPage = request.query.as === 'page';
      const stream = new PassThrough();
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
        while (unsent && !stream.writableEnded && stream.writableLength < mostUnread) {
          const view = unsent;
          unsent = null;
          const words = wordsOf(view);
          const text = JSON.stringify(words instanceof Promise ? await words : words);
          if (!stream.writableEnded) stream.write(`event: ${request.query.as}\ndata: ${text}\n\n`);
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
      if (!leave) throw new WebError(503, 'too-many-pages', message('http.too-many-pages'));
      const heartbeat = setInterval(() => {
        if (!stream.writableEnded) stream.write(': here\n\n');
      }, heartbeatMs);
      heartbeat.unref();
      open.add(stream);
      stream.on('drain', () => void send().catch(failed));
      stream.once('close', () => {
        clearInterval(heartbeat);
        open.delete(stream);
        leave();
      });
      stream.write(`retry: ${retryMs}\n\n`);
      return sendStream(reply, stream);
    },
  );
  done();
};
