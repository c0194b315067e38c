import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  applyRegrade,
  planAssessmentRegrade,
  planName,
  type RegradePlan,
} from '../../../attempts/regrade.ts';
import { type Assessment, findAssessment } from '../../../classroom/assessments/assessment.ts';
import { message, render } from '../../../i18n/text.ts';
import { StoreError } from '../../../store/errors.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { gradebookPath } from '../paths.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { formOf } from './forms.ts';
import { gradebookTrail } from './gradebook-trail.ts';
import { regradeModel } from './regrade-model.ts';
import { sectionsOf } from './sections.ts';

interface Route {
  Params: { assessment: string };
}

const asked = z.object({
  section: z.string().max(200).catch(''),
  /** Whether to say what would change: it takes a while with a large class. */
  look: z
    .literal('1')
    .transform(() => true)
    .catch(false),
  /** How many grades were changed just now. */
  done: z.coerce.number().int().min(0).nullable().catch(null),
});

/** Judges an assessment's answers again with today's content: says who would change and why, and then does just that. */
export const regradePage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const { content } = app.services;
  const path = '/teacher/assessments/:assessment/gradebook/regrade';
  const config = { right: 'manage' } as const;

  const planOf = async (assessment: Assessment, section: string) => {
    const people = section === '' ? null : await store.people.list();
    const learners =
      people && new Set(people.filter((one) => one.section === section).map(({ id }) => id));
    return planAssessmentRegrade(store, await content.current(), assessment, learners);
  };
  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    assessment: Assessment,
    shown: {
      readonly section: string;
      readonly plan: RegradePlan | null;
      readonly done: number | null;
      readonly isStale: boolean;
    },
  ) => {
    const { language } = request;
    const title = render(message('gradebook.regrade'), language);
    return reply.page('pages/class/regrade', {
      title,
      width: 'column',
      trail: gradebookTrail(assessment, language, { text: title, href: null }),
      here: `${gradebookPath(assessment.id)}/regrade`,
      sections: sectionsOf(await store.people.list(), language),
      section: shown.section,
      done: shown.done,
      isStale: shown.isStale,
      plan: shown.plan && {
        name: planName(shown.plan),
        ...regradeModel(shown.plan, await content.current(), language),
      },
    });
  };

  app.get<Route>(path, { config }, async (request, reply) => {
    const assessment = await findAssessment(store, request.params.assessment);
    const { section, look, done } = asked.parse(request.query);
    const plan = look ? await planOf(assessment, section) : null;
    return show(request, reply, assessment, { section, plan, done, isStale: false });
  });

  app.post<Route>(path, { config }, async (request, reply) => {
    const assessment = await findAssessment(store, request.params.assessment);
    const form = formOf(request);
    const section = form('section');
    const stale = async () =>
      show(request, reply.code(409), assessment, {
        section,
        plan: await planOf(assessment, section),
        done: null,
        isStale: true,
      });
    const plan = await planOf(assessment, section);
    if (planName(plan) !== form('plan')) return stale();
    try {
      await applyRegrade(store, plan, clock(), visitorOf(request).learner);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'refused') return stale();
      throw error;
    }
    const here = `${gradebookPath(assessment.id)}/regrade`;
    return reply.redirect(`${here}?done=${plan.changes.length}`, 303);
  });
};
