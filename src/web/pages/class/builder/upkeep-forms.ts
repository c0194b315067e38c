import type { FastifyPluginAsync } from 'fastify';
import { type AssessmentSettings, readable } from '../../../../classroom/assessments/settings.ts';
import { copyAssessment, removeAssessment } from '../../../../classroom/assessments/upkeep.ts';
import { message, render } from '../../../../i18n/text.ts';
import { visitorOf } from '../../../plugins/visitor.ts';
import { assessmentsPath, teacherAssessmentPath } from '../../paths.ts';
import type { ClassPageOptions } from '../class-pages.ts';
import { longestText } from './fields.ts';
import { type AssessmentRoute, opened } from './frame.ts';
import { drawSeed } from './list-page.ts';

/** The title of a copy: in each language that the title has. */
function titleOfCopy(title: AssessmentSettings['title']): AssessmentSettings['title'] {
  const of = readable(title);
  const copied = message('builder.copy-of', { title: of });
  const both = {
    en: render(copied, 'en').slice(0, longestText),
    'zh-CN': render(copied, 'zh-CN').slice(0, longestText),
  };
  return both;
}

/** Copies an assessment, and removes one. */
export const upkeepForms: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const config = { right: 'manage' } as const;

  for (const form of ['copy', 'remove']) {
    app.get<AssessmentRoute>(
      `/teacher/assessments/:assessment/${form}`,
      { config },
      async ({ params }, reply) =>
        reply.redirect(teacherAssessmentPath(encodeURIComponent(params.assessment)), 303),
    );
  }

  app.post<AssessmentRoute>(
    '/teacher/assessments/:assessment/copy',
    { config },
    async (request, reply) => {
      const { assessment } = await opened(classroom, request);
      const by = { person: visitorOf(request).learner, now: clock() };
      const title = titleOfCopy(assessment.settings.title);
      const id = await copyAssessment(store, assessment, title, drawSeed(), by);
      return reply.redirect(`${teacherAssessmentPath(id)}?said=copied`, 303);
    },
  );

  app.post<AssessmentRoute>(
    '/teacher/assessments/:assessment/remove',
    { config },
    async (request, reply) => {
      const { assessment } = await opened(classroom, request);
      await removeAssessment(store, assessment, clock());
      return reply.redirect(assessmentsPath, 303);
    },
  );
};
