import fp from 'fastify-plugin';
import { chapterAnalysis } from '../../gradebook/chapter-analysis.ts';
import { message, render } from '../../i18n/text.ts';
import { analysisModel, fewestForPlots } from './analysis-model.ts';
import { analysisPath, scoresPath } from './paths.ts';

/** The teacher's page of how the questions of a chapter did. */
export const analysisPage = fp(
  (app, _options, done) => {
    const { content, store } = app.services;
    app.get<{ Querystring: { chapter?: unknown; counted?: unknown } }>(
      '/teacher/questions',
      { config: { right: 'teach' } },
      async (request, reply) => {
        const { language } = request;
        const { chapters } = await content.current();
        const chapter = chapters.find(({ id }) => id === request.query.chapter) ?? chapters[0];
        const counted = request.query.counted === 'finished' ? 'finished' : 'everybody';
        const analysis = chapter ? await chapterAnalysis(store, chapter, counted) : null;
        const drawn = analysis !== null && analysis.whole.learners >= fewestForPlots;
        // The scales are heavy, and no other page needs them.
        const plots = drawn ? await import('./analysis-plots.ts') : null;
        const scores = chapter ? scoresPath(chapter.id) : '/teacher';
        return reply.page('pages/analysis', {
          title: render(message('analysis.title'), language),
          trail: [
            { text: render(message('web.scores'), language), href: scores },
            { text: render(message('analysis.tab'), language), href: null },
          ],
          scores,
          chapters: chapters.map((one) => ({
            title: one.title[language],
            href: analysisPath(one.id, counted),
            current: one === chapter,
          })),
          analysis:
            analysis &&
            analysisModel(analysis, (choice) => analysisPath(analysis.id, choice), language),
          plots: analysis && plots ? plots.analysisPlots(analysis, language) : null,
        });
      },
    );
    done();
  },
  { name: 'analysis-page' },
);
