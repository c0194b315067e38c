import type { FastifyPluginAsync } from 'fastify';
import { findAssessment } from '../../../classroom/assessments/assessment.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import { assessmentScores } from '../../../gradebook/assessment-scores.ts';
import { everythingScores } from '../../../gradebook/everything.ts';
import { message, render } from '../../../i18n/text.ts';
import { exportForms, offeredFormats } from '../export-forms.ts';
import { gradebookPath } from '../paths.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { gradebookTrail } from './gradebook-trail.ts';
import { sectionsOf } from './sections.ts';

const everythingPath = '/teacher/gradebook/export';

/** Where a teacher makes a file of an assessment's marks, or of the totals of all assessments. */
export const gradebookExportPage: FastifyPluginAsync<ClassPageOptions> = async (
  app,
  { classroom },
) => {
  const { store, clock } = classroom;
  const { content } = app.services;

  exportForms(
    app,
    '/teacher/assessments/:assessment/gradebook/export',
    async ({ assessment: id = '' }, language) => {
      const assessment = await findAssessment(store, id);
      const title = readable(assessment.settings.title)[language];
      const tab = { text: render(message('gradebook.export'), language), href: null };
      return {
        title: render(message('web.export-of', { title }), language),
        trail: gradebookTrail(assessment, language, tab),
        action: `${gradebookPath(id)}/export`,
        ownTitle: title,
        formats: offeredFormats,
        sections: sectionsOf(await store.people.list(), language),
        other: {
          text: render(message('gradebook.export-everything'), language),
          href: everythingPath,
        },
        table: async (section) =>
          assessmentScores(store, await content.current(), assessment, { now: clock(), section }),
      };
    },
  );

  exportForms(app, everythingPath, async (_params, language) => {
    const title = render(message('gradebook.everything'), language);
    return {
      title: render(message('web.export-of', { title }), language),
      trail: [{ text: title, href: null }],
      action: everythingPath,
      ownTitle: title,
      formats: ['xlsx', 'csv', 'json'],
      sections: sectionsOf(await store.people.list(), language),
      other: null,
      table: async (section) =>
        everythingScores(store, await content.current(), { now: clock(), section }),
    };
  });
};
