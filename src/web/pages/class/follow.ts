import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { seatOf } from '../../../classroom/assessments/seat.ts';
import { whenText } from '../../../classroom/assessments/when.ts';
import { courseZone } from '../../../classroom/course.ts';
import { ClassError } from '../../../classroom/errors.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render } from '../../../i18n/text.ts';
import type { Standing } from '../../../live/standing.ts';
import { WebError } from '../../errors.ts';
import { eventStreams } from '../../event-stream.ts';
import { toldAnnouncements } from '../../places/announcements.ts';
import { visitorOf } from '../../plugins/visitor.ts';

interface Route {
  Params: { assessment: string };
}

const query = z.object({ question: z.string().min(1).max(64).nullable().catch(null) });

/**
 * A stream ends after this many ms and the browser opens the next: a computer that went to sleep, or lost its network,
 * leaves nothing else behind.
 */
const longestMs = 60_000;

function toldOf(standing: Standing, now: number, zone: string, language: Language) {
  const { deadline, handedIn, announcements } = standing;
  const until =
    deadline === null ? null : message('board.until', { when: whenText(deadline, zone) });
  return {
    now,
    deadline,
    until: until && render(until, language),
    handedIn: handedIn !== null,
    announcements: toldAnnouncements(announcements, now, zone),
  };
}

/** `GET /assessments/:assessment/follow`: what the pages of somebody who works on an assessment are told meanwhile. */
export const followStream: FastifyPluginAsync = async (app) => {
  const { store, rooms, clock } = app.services;
  const openStream = eventStreams(app);

  app.get<Route>(
    '/assessments/:assessment/follow',
    { config: { right: 'learn' } },
    async (request: FastifyRequest<Route>, reply) => {
      const { assessment } = request.params;
      const { learner } = visitorOf(request);
      const { language } = request;
      const { question } = query.parse(request.query);
      const { attempt } = await seatOf(store, assessment, learner, clock());
      if (!attempt) throw new ClassError('not-now', message('board.nothing-to-follow'));

      const zone = await courseZone(store);
      let unsent: Standing | null = null;
      const stream = openStream();
      const send = () => {
        if (unsent && stream.send('standing', toldOf(unsent, clock(), zone, language)))
          unsent = null;
      };
      const leave = rooms.follow({ learner, assessment, question }, (standing) => {
        unsent = standing;
        send();
      });
      if (!leave) {
        stream.end();
        throw new WebError(503, 'too-many-pages', message('http.too-many-pages'));
      }
      const life = setTimeout(() => stream.end(), longestMs);
      life.unref();
      stream.onReady(send);
      stream.onEnd(() => {
        clearTimeout(life);
        leave();
      });
      return stream.answer(reply);
    },
  );
};
