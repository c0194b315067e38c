import fp from 'fastify-plugin';
import { findChapter } from '../../attempts/find.ts';
import { chapterScores } from '../../gradebook/scores.ts';
import { message, render } from '../../i18n/text.ts';
import { sectionsOf } from './class/sections.ts';
import { exportForms, offeredFormats } from './export-forms.ts';
import { exportPath, scoresPath } from './paths.ts';

/** Where a teacher makes a file of a chapter's scores. */
export const exportPage = fp(
  (app, _options, done) => {
    const { content, store } = app.services;
    exportForms(app, '/teacher/export/:chapter', async ({ chapter: id = '' }, language) => {
      const chapter = findChapter(await content.current(), id);
      const title = chapter.title[language];
      return {
        title: render(message('web.export-of', { title }), language),
        trail: [
          { text: render(message('web.scores'), language), href: scoresPath(chapter.id) },
          { text: render(message('web.export-more'), language), href: null },
        ],
        action: exportPath(chapter.id),
        ownTitle: title,
        formats: offeredFormats,
        sections: sectionsOf(await store.people.list(), language),
        other: null,
        table: (section) => chapterScores(store, chapter, section),
      };
    });
    done();
  },
  { name: 'export-page' },
);
