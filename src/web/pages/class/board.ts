import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { announce, longestAnnouncement } from '../../../classroom/announcements.ts';
import { findAssessment } from '../../../classroom/assessments/assessment.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import { courseZone } from '../../../classroom/course.ts';
import { ends, everybodysExtra, extendEverybody } from '../../../classroom/extend.ts';
import { message, render } from '../../../i18n/text.ts';
import type { Board } from '../../../live/board.ts';
import { toldAnnouncements } from '../../places/announcements.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { manages } from '../../rights.ts';
import { type BoardFilter, boardCounts, boardFilters, rowModel, shows } from './board-model.ts';
import { formOf, orSayWhy } from './forms.ts';

interface Route {
  Params: { assessment: string };
}

type Request = FastifyRequest<Route>;

const query = z.object({ show: z.enum(boardFilters).catch('all') });

/** The address of an assessment's live board. */
export function boardPath(assessment: string): string {
  return `/teacher/assessments/${encodeURIComponent(assessment)}/board`;
}

/** The live board of an assessment, and what a teacher can do while it goes on. */
export const boardPage: FastifyPluginAsync = async (app) => {
  const { store, rooms, clock, timekeeper } = app.services;
  const address = '/teacher/assessments/:assessment/board';
  const teach = { right: 'teach' } as const;
  const manage = { right: 'manage' } as const;

  const modelOf = async (request: Request, board: Board, show: BoardFilter) => {
    const { language, visitor } = request;
    const { assessment, announcements } = board.snapshot;
    const title = render(readable(assessment.settings.title), language);
    const here = boardPath(assessment.id);
    const now = clock();
    const zone = await courseZone(store);
    const isManager = manages(visitor);
    const view = { language, now, zone, here, manages: isManager };
    const counts = boardCounts(board);
    return {
      title: render(message('board.title'), language),
      trail: [
        { text: title, href: isManager ? `/teacher/assessments/${assessment.id}` : null },
        { text: render(message('board.title'), language), href: null },
      ],
      assessment: title,
      here,
      now,
      manages: isManager,
      show,
      filters: boardFilters.map((filter) => ({
        filter,
        href: filter === 'all' ? here : `${here}?show=${filter}`,
        count: counts[filter],
      })),
      rows: board.rows.map(({ row }) => ({ ...rowModel(row, view), hidden: !shows(show, row) })),
      shown: counts[show],
      ends: ends(assessment),
      extra: everybodysExtra(assessment),
      announcements: toldAnnouncements(announcements, now, zone).toReversed(),
      most: longestAnnouncement,
    };
  };

  const show = async (
    request: Request,
    reply: FastifyReply,
    again: { readonly problem: string | null; readonly typed?: string },
  ) => {
    const board = await rooms.board(request.params.assessment);
    const model = await modelOf(request, board, query.parse(request.query).show);
    return reply.page('pages/class/board', { ...model, typed: '', ...again });
  };
  const back = (request: Request, reply: FastifyReply, anchor = '') =>
    reply.redirect(`${boardPath(request.params.assessment)}${anchor}`, 303);

  app.get<Route>(address, { config: teach }, async (request, reply) =>
    show(request, reply, { problem: null }),
  );
  app.get<Route>(`${address}/announce`, { config: teach }, async (request, reply) =>
    back(request, reply),
  );
  app.get<Route>(`${address}/extend`, { config: manage }, async (request, reply) =>
    back(request, reply),
  );

  app.post<Route>(`${address}/announce`, { config: teach }, async (request, reply) => {
    const typed = formOf(request)('said');
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const { id } = await findAssessment(store, request.params.assessment);
        const by = { person: visitorOf(request).learner, now: clock() };
        await announce(store, id, typed, by);
        rooms.renew(id);
        return back(request, reply, '#announced');
      },
      (problem) => show(request, reply, { problem, typed }),
    );
  });

  app.post<Route>(`${address}/extend`, { config: manage }, async (request, reply) =>
    orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const assessment = await findAssessment(store, request.params.assessment);
        const by = { person: visitorOf(request).learner, now: clock() };
        await extendEverybody(store, assessment, Number(formOf(request)('minutes')), by);
        timekeeper.wake();
        return back(request, reply, '#extend');
      },
      (problem) => show(request, reply, { problem }),
    ),
  );
};
