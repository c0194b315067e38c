import type { FastifyPluginAsync } from 'fastify';
import { findAssessment } from '../../../classroom/assessments/assessment.ts';
import { assessmentAnalysis } from '../../../gradebook/assessment-analysis.ts';
import { message, render } from '../../../i18n/text.ts';
import { analysisModel, fewestForPlots } from '../analysis-model.ts';
import { gradebookPath } from '../paths.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { gradebookTrail } from './gradebook-trail.ts';

interface Route {
  Params: { assessment: string };
  Querystring: { counted?: unknown };
}

/** How the questions of an assessment did. */
export const gradebookAnalysisPage: FastifyPluginAsync<ClassPageOptions> = async (
  app,
  { classroom },
) => {
  const { store, clock } = classroom;
  const { content } = app.services;

  app.get<Route>(
    '/teacher/assessments/:assessment/gradebook/questions',
    { config: { right: 'teach' } },
    async (request, reply) => {
      const { language } = request;
      const assessment = await findAssessment(store, request.params.assessment);
      const counted = request.query.counted === 'finished' ? 'finished' : 'everybody';
      const how = { counted, now: clock() } as const;
      const analysis = await assessmentAnalysis(store, await content.current(), assessment, how);
      const drawn = analysis.whole.learners >= fewestForPlots;
      // The scales are heavy, and no other page needs them.
      const plots = drawn ? await import('../analysis-plots.ts') : null;
      const here = `${gradebookPath(assessment.id)}/questions`;
      const tab = { text: render(message('analysis.tab'), language), href: null };
      return reply.page('pages/analysis', {
        title: render(message('analysis.title'), language),
        trail: gradebookTrail(assessment, language, tab),
        scores: gradebookPath(assessment.id),
        chapters: [],
        analysis: analysisModel(
          analysis,
          (choice) => (choice === 'finished' ? `${here}?counted=finished` : here),
          language,
        ),
        plots: plots ? plots.analysisPlots(analysis, language) : null,
      });
    },
  );
};
