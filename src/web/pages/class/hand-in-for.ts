import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Seat, seatOf } from '../../../classroom/assessments/seat.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import { ClassError } from '../../../classroom/errors.ts';
import { personOf } from '../../../classroom/members.ts';
import { message, render } from '../../../i18n/text.ts';
import type { AssessmentAttempt } from '../../../store/assessment-attempts.ts';
import { boardPath } from './board.ts';

interface Route {
  Params: { assessment: string; person: string };
}

/** The attempt that can be handed in now; a `ClassError` where there is none. */
function runningAttempt({ attempt, decision }: Seat, name: string): AssessmentAttempt {
  if (attempt && decision.handIn) return attempt;
  throw new ClassError('not-now', message('board.nothing-to-hand-in', { name }));
}

/** Handing in for a student: asked once more on a page of its own. */
export const handInForPage: FastifyPluginAsync = async (app) => {
  const { store, clock, handIn } = app.services;
  const config = { right: 'manage' } as const;
  const address = '/teacher/assessments/:assessment/board/hand-in/:person';

  const found = async ({ params }: FastifyRequest<Route>) => {
    const person = await personOf(store, params.person);
    const seat = await seatOf(store, params.assessment, person.id, clock());
    return { person, seat, attempt: runningAttempt(seat, person.name) };
  };

  app.get<Route>(
    address,
    { config },
    async (request: FastifyRequest<Route>, reply: FastifyReply) => {
      const { language } = request;
      const { person, seat } = await found(request);
      const board = boardPath(seat.assessment.id);
      const title = render(message('board.hand-in-for', { name: person.name }), language);
      return reply.page('pages/class/hand-in-for', {
        title,
        width: 'column',
        trail: [
          {
            text: render(readable(seat.assessment.settings.title), language),
            href: `/teacher/assessments/${seat.assessment.id}`,
          },
          { text: render(message('board.title'), language), href: board },
        ],
        name: person.name,
        board,
        here: `${board}/hand-in/${person.id}`,
      });
    },
  );

  app.post<Route>(address, { config }, async (request, reply) => {
    const { seat, attempt } = await found(request);
    await handIn(attempt, { at: clock(), by: 'teacher' });
    return reply.redirect(boardPath(seat.assessment.id), 303);
  });
};
