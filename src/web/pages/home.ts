import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { newsFor } from '../../attempts/review/news.ts';
import { renderMarkdown } from '../../authoring/markdown.ts';
import { seatsOf } from '../../classroom/assessments/seat.ts';
import { readable } from '../../classroom/assessments/settings.ts';
import { decisionTexts } from '../../classroom/assessments/told.ts';
import { courseZone } from '../../classroom/course.ts';
import { personOf } from '../../classroom/members.ts';
import { render } from '../../i18n/text.ts';
import { mayPractise } from '../plugins/practice.ts';
import { visitorOf } from '../plugins/visitor.ts';
import { answeredCount } from './chapter-lists.ts';
import { answeredPath } from './class/answered-path.ts';
import { loadOf } from './load.ts';
import { assessmentPath, chapterPath } from './paths.ts';
import { shownTime } from './times.ts';

/** The first page: what this is, and the chapters with what is done of each. */
export const homePage = fp(
  (app, _options, done) => {
    const { attempts, config, content, store, clock } = app.services;
    const assessmentLines = async (request: FastifyRequest) => {
      const now = clock();
      const zone = await courseZone(store);
      const person = await personOf(store, visitorOf(request).learner);
      const seats = await seatsOf(store, person, now);
      return seats.map(({ assessment: { id, settings }, decision }) => ({
        title: render(readable(settings.title), request.language),
        href: assessmentPath(id),
        kind: settings.kind,
        told: decisionTexts(decision, now, zone),
        isOpen: ['startable', 'running', 'running-freely'].includes(decision.phase.is),
      }));
    };
    const newsLines = async (request: FastifyRequest) => {
      const { language } = request;
      const now = clock();
      const news = await newsFor(app.services, visitorOf(request).learner);
      return news.map(({ subject, at, outcome }) => ({
        title: subject.question?.title[language] ?? subject.key.question,
        href: answeredPath(subject),
        outcome: outcome ?? 'reviewed',
        at: shownTime(at, now, language),
      }));
    };
    app.get('/', { config: { right: 'learn' } }, async (request, reply) => {
      const { language } = request;
      const { learner } = visitorOf(request);
      const isOpen = await mayPractise(request);
      const { chapters } = isOpen ? await content.current() : { chapters: [] };
      const all = await Promise.all(chapters.map(({ id }) => attempts.progress(learner, id)));
      const isClass = config.mode === 'class';
      return reply.page('pages/home', {
        reviewed: isClass ? await newsLines(request) : [],
        assessments: isClass ? await assessmentLines(request) : [],
        isOpen,
        chapters: all.map((progress) => ({
          title: progress.chapter.title[language],
          summary: renderMarkdown(progress.chapter.summary[language]),
          href: chapterPath(progress.chapter.id),
          load: loadOf(progress.points, progress.max),
          points: progress.points,
          max: progress.max,
          answered: answeredCount(progress),
          of: progress.questions.length,
        })),
      });
    });
    done();
  },
  { name: 'home-page' },
);
