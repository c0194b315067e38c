import type { FastifyPluginAsync } from 'fastify';
import { findAssessment } from '../../../classroom/assessments/assessment.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import { assessmentScores } from '../../../gradebook/assessment-scores.ts';
import { message, render } from '../../../i18n/text.ts';
import { manages } from '../../rights.ts';
import { gradebookPath } from '../paths.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { gradebookModel } from './gradebook-model.ts';
import { readGradebookQuery } from './gradebook-query.ts';
import { gradebookTrail } from './gradebook-trail.ts';
import { sectionsOf } from './sections.ts';

interface Route {
  Params: { assessment: string };
}

/** The marks of an assessment: students by questions. */
export const gradebookPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const { content } = app.services;

  app.get<Route>(
    '/teacher/assessments/:assessment/gradebook',
    { config: { right: 'teach' } },
    async (request, reply) => {
      const { language, visitor } = request;
      const assessment = await findAssessment(store, request.params.assessment);
      const whose = { now: clock() };
      const scores = await assessmentScores(store, await content.current(), assessment, whose);
      const title = readable(assessment.settings.title)[language];
      const sections = sectionsOf(
        scores.rows.map(({ learner }) => learner),
        language,
      );
      const query = readGradebookQuery(request.query);
      return reply.page('pages/class/gradebook', {
        title: render(message('gradebook.page-of', { title }), language),
        assessmentTitle: title,
        trail: gradebookTrail(assessment, language),
        base: gradebookPath(assessment.id),
        mayManage: manages(visitor),
        table: gradebookModel(scores, query, sections, language),
      });
    },
  );
};
