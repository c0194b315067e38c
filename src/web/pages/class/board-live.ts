import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { findAssessment } from '../../../classroom/assessments/assessment.ts';
import { courseZone } from '../../../classroom/course.ts';
import type { Board, VersionedRow } from '../../../live/board.ts';
import { eventStreams } from '../../event-stream.ts';
import { manages } from '../../rights.ts';
import { boardPath } from './board.ts';
import { boardCounts, type RowView, rowModel } from './board-model.ts';

interface Route {
  Params: { assessment: string };
}

/** What was rendered of a row that did not change since, by the reader's language and rights: once for all open boards. */
const rendered = new WeakMap<VersionedRow, Map<string, string>>();

function rowHtml(reply: FastifyReply, one: VersionedRow, view: RowView): string {
  const name = `${view.language} ${view.manages} ${view.zone}`;
  const known = rendered.get(one) ?? new Map<string, string>();
  rendered.set(one, known);
  const html =
    known.get(name) ?? reply.pageBody('partials/board-row', { row: rowModel(one.row, view) });
  known.set(name, html);
  return html;
}

/** `GET /teacher/assessments/:assessment/board/live`: the rows of a board that changed, as they change. */
export const boardStream: FastifyPluginAsync = async (app) => {
  const { store, rooms, clock } = app.services;
  const openStream = eventStreams(app);

  app.get<Route>(
    '/teacher/assessments/:assessment/board/live',
    { config: { right: 'teach' } },
    async (request: FastifyRequest<Route>, reply) => {
      const { id } = await findAssessment(store, request.params.assessment);
      const { language, visitor } = request;
      const zone = await courseZone(store);
      const isManager = manages(visitor);
      const stream = openStream();
      let unsent: Board | null = null;
      let sent = 0;
      const send = () => {
        if (!unsent) return;
        const board = unsent;
        const view = { language, now: clock(), zone, here: boardPath(id), manages: isManager };
        const told = stream.send('board', {
          now: view.now,
          counts: boardCounts(board),
          order: board.rows.map(({ row }) => row.learner),
          rows: board.rows
            .filter(({ version }) => version > sent)
            .map((one) => rowHtml(reply, one, view)),
        });
        if (!told) return;
        unsent = null;
        sent = board.version;
      };
      const unwatch = rooms.watch(id, (board) => {
        unsent = board;
        send();
      });
      stream.onReady(send);
      stream.onEnd(unwatch);
      return stream.answer(reply);
    },
  );
};
