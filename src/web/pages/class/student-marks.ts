import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { findAssessment } from '../../../classroom/assessments/assessment.ts';
import { questionKey } from '../../../gradebook/changed-mark.ts';
import { decideMark } from '../../../gradebook/decide.ts';
import { rowOfStudent } from '../../../gradebook/marked-work.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { manages } from '../../rights.ts';
import { marksPath } from '../paths.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf, orSayWhy } from './forms.ts';
import { pointsIn, tintOf } from './gradebook-model.ts';
import { gradebookTrail } from './gradebook-trail.ts';
import { decisionIn, tellingFor } from './mark.ts';
import { changeLines } from './mark-model.ts';

interface Route {
  Params: { assessment: string; learner: string };
}

/** One student's marks in an assessment, question by question, and the form that excuses them from all of it. */
export const studentMarksPage: FastifyPluginAsync<ClassPageOptions> = async (
  app,
  { classroom },
) => {
  const { store, clock } = classroom;
  const { content } = app.services;
  const path = '/teacher/assessments/:assessment/gradebook/:learner';

  const found = async ({ params: { assessment: id, learner } }: FastifyRequest<Route>) => {
    const assessment = await findAssessment(store, id);
    const which = { learner, now: clock() };
    return {
      assessment,
      ...(await rowOfStudent(store, await content.current(), assessment, which)),
    };
  };
  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    problem: string | null,
  ) => {
    const { assessment, row, columns } = await found(request);
    const telling = await tellingFor(store, request);
    const { language } = telling;
    const { points, percent } = pointsIn(language);
    const { learner, cells, decisions } = row;
    const changes = await store.markChanges.of(assessment.id, learner.id);
    const form = formOf(request);
    return reply.page('pages/class/student-marks', {
      title: learner.name,
      width: 'column',
      trail: gradebookTrail(assessment, language, { text: learner.name, href: null }),
      here: marksPath(assessment.id, learner.id, null),
      mayManage: manages(request.visitor),
      typed: { act: form('act'), reason: form('reason') },
      problem,
      section: learner.section,
      state: row.state,
      isExcused: decisions.whole !== null,
      total: points(row.points),
      provisional: row.provisional > 0 ? points(row.provisional) : null,
      max: points(row.max),
      percent: row.max > 0 ? percent(row.points / row.max) : null,
      questions: columns.map((column, index) => {
        const cell = cells[index] ?? null;
        return {
          title: column.title[language],
          href: marksPath(assessment.id, learner.id, column.id),
          max: points(column.max),
          state: cell === null ? 'open' : cell.state,
          points: cell && points(cell.points + cell.provisional),
          tint: tintOf(cell, column.max),
          isChanged: decisions.questions.has(questionKey(column)),
        };
      }),
      changes: changeLines(
        changes.filter(({ question }) => question === null).toReversed(),
        telling,
      ),
    });
  };

  app.get<Route>(path, { config: { right: 'teach' } }, async (request, reply) =>
    show(request, reply, null),
  );

  app.post<Route>(path, { config: { right: 'manage' } }, async (request, reply) =>
    orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const { assessment, row } = await found(request);
        const form = formOf(request);
        const learner = row.learner.id;
        await decideMark(
          store,
          { assessment: assessment.id, learner, question: null },
          decisionIn(form, null),
          { reason: form('reason'), by: visitorOf(request).learner, now: clock() },
        );
        return reply.redirect(marksPath(assessment.id, learner, null), 303);
      },
      (problem) => show(request, reply, problem),
    ),
  );
};
