import fp from 'fastify-plugin';
import type { Chapter, ContentProblem } from '../../authoring/content.ts';
import { chapterScores } from '../../gradebook/scores.ts';
import type { QuestionCell, ScoreTable } from '../../gradebook/table.ts';
import type { Language } from '../../i18n/language.ts';
import { message, render } from '../../i18n/text.ts';
import { sectionsOf } from './class/sections.ts';
import { analysisPath, exportPath, questionPath, scoresPath } from './paths.ts';

function cell(found: QuestionCell | null, max: number, language: Language) {
  if (!found) return { points: null, shown: '', provisional: false, heat: 0 };
  const provisional = found.points === 0 && found.provisional > 0;
  const points = provisional ? found.provisional : found.points;
  const share = max > 0 ? points / max : 0;
  return {
    points,
    shown: new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(points),
    provisional,
    heat: Math.ceil(share * 4),
  };
}

function tableOf(chapter: Chapter, scores: ScoreTable, language: Language) {
  const file = `/api/v1/chapters/${chapter.id}/scores?format=`;
  return {
    title: chapter.title[language],
    csv: `${file}csv`,
    analysis: analysisPath(chapter.id, 'everybody'),
    xlsx: `${file}xlsx`,
    exportHref: exportPath(chapter.id),
    columns: chapter.questions.map((question, index) => ({
      title: question.title[language],
      max: scores.columns[index]?.max ?? 0,
      href: questionPath(chapter.id, question),
    })),
    rows: scores.rows.map((row) => ({
      name: row.learner.name,
      section: row.learner.section,
      known: [row.learner.login, row.learner.email, row.learner.externalId]
        .filter((one, index, all) => one !== null && all.indexOf(one) === index)
        .join(' · '),
      points: row.points,
      max: scores.max,
      state: row.state,
      cells: row.cells.map((found, index) =>
        cell(found, scores.columns[index]?.max ?? 0, language),
      ),
    })),
  };
}

function problemLine({ file, line, column, expected, found }: ContentProblem) {
  return { place: `${file}:${line}:${column}`, expected, found };
}

/** The teacher's page: the scores of a chapter, and what is wrong with the question files where something is. */
export const teacherPage = fp(
  (app, _options, done) => {
    const { content, store } = app.services;
    app.get<{ Querystring: { chapter?: unknown; section?: unknown } }>(
      '/teacher',
      { config: { right: 'teach' } },
      async (request, reply) => {
        const { language } = request;
        const { chapters } = await content.current();
        const chapter = chapters.find(({ id }) => id === request.query.chapter) ?? chapters[0];
        const title = render(message('web.scores'), language);
        const sections = sectionsOf(await store.people.list(), language);
        const section = sections.find((one) => one === request.query.section) ?? null;
        return reply.page('pages/teacher', {
          title,
          problems: content.problems().map(problemLine),
          chapters: chapters.map((one) => ({
            title: one.title[language],
            href: scoresPath(one.id),
            current: one === chapter,
          })),
          sections,
          section,
          chapter: chapter?.id ?? null,
          table: chapter
            ? tableOf(chapter, await chapterScores(store, chapter, section), language)
            : null,
        });
      },
    );
    done();
  },
  { name: 'teacher-page' },
);
