import type { FastifyPluginAsync } from 'fastify';
import { type QueuedQuestion, reviewQueue } from '../../../attempts/review/queue.ts';
import { readable } from '../../../classroom/assessments/settings.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render } from '../../../i18n/text.ts';
import { reviewPath } from '../paths.ts';

function lineIn(queued: QueuedQuestion, language: Language) {
  const { key, assessment, chapter, question, awaiting, contested, done, first } = queued;
  const chapterTitle = chapter?.title[language] ?? key.chapter;
  return {
    title: question?.title[language] ?? key.question,
    kind: question?.kind ?? null,
    where: assessment
      ? `${render(readable(assessment.settings.title), language)} · ${chapterTitle}`
      : chapterTitle,
    href: reviewPath(first),
    awaiting,
    contested,
    done,
  };
}

/** What awaits a reviewer, question by question, and what was reviewed. */
export const reviewQueuePage: FastifyPluginAsync = async (app) => {
  app.get('/teacher/review', { config: { right: 'teach' } }, async (request, reply) => {
    const { language } = request;
    const lines = (await reviewQueue(app.services)).map((one) => lineIn(one, language));
    const title = render(message('review.title'), language);
    return reply.page('pages/class/review-queue', {
      title,
      trail: [{ text: title, href: null }],
      left: lines.filter(({ awaiting, contested }) => awaiting + contested > 0),
      filed: lines.filter(({ awaiting, contested }) => awaiting + contested === 0),
    });
  });
};
