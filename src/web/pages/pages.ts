import fp from 'fastify-plugin';
import { analysisPage } from './analysis.ts';
import { chapterPage } from './chapter.ts';
import { exportPage } from './export.ts';
import { homePage } from './home.ts';
import { preferencesForm } from './preferences.ts';
import { questionPage } from './question.ts';
import { resultsPage } from './results.ts';
import { taskPage } from './task.ts';
import { teacherPage } from './teacher.ts';

/** All HTML pages, one plugin a page. */
export const pages = fp(
  async (app) => {
    await app.register(homePage);
    await app.register(chapterPage);
    await app.register(questionPage, { under: '/chapters/:chapter' });
    await app.register(taskPage, { under: '/chapters/:chapter' });
    await app.register(resultsPage);
    await app.register(teacherPage);
    await app.register(analysisPage);
    await app.register(exportPage);
    await app.register(preferencesForm);
  },
  { name: 'pages' },
);
