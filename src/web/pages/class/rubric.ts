import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Reviewing, reviewingOf } from '../../../attempts/review/reviewing.ts';
import { applyRubric, planRubric, rubricProblems } from '../../../attempts/review/rubric-change.ts';
import { message, render } from '../../../i18n/text.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { readFields } from '../form.ts';
import { reviewPath } from '../paths.ts';
import { formOf } from './forms.ts';
import { namesOf } from './names.ts';
import { type ReadRubric, readRubric } from './rubric-form.ts';
import { type RubricView, rubricModel } from './rubric-model.ts';

interface Route {
  Params: { response: string };
}

/** The rubric of a question: changed only after it was shown what that does to the grades made by it. */
export const rubricPage: FastifyPluginAsync = async (app) => {
  const { store, clock } = app.services;
  const config = { right: 'teach' } as const;
  const address = '/teacher/review/:response/rubric';

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    { subject, rubric }: Reviewing,
    more: Omit<RubricView, 'subject' | 'rubric' | 'language' | 'meanwhile'> = {},
  ) => {
    const { language } = request;
    const isStale = more.typed !== undefined && more.typed.revision !== rubric.revision;
    const nameOf = await namesOf(store);
    const who = nameOf(rubric.changedBy ?? '') ?? render(message('review.somebody'), language);
    const meanwhile = isStale ? who : null;
    return reply.page(
      'pages/class/rubric',
      rubricModel({ subject, rubric, language, meanwhile, ...more }),
    );
  };

  app.get<Route>(address, { config }, async (request, reply) =>
    show(request, reply, await reviewingOf(app.services, request.params.response)),
  );

  app.post<Route>(address, { config }, async (request, reply) => {
    const form = formOf(request);
    const { language } = request;
    const reviewing = await reviewingOf(app.services, request.params.response);
    const { subject, rubric } = reviewing;
    const read = readRubric(readFields(request.body), rubric.items, language);
    const refuse = (code: number, typed: ReadRubric, problems: RubricView['problems'] = []) => {
      reply.code(code);
      return show(request, reply, reviewing, { typed, problems });
    };
    if (read.revision !== rubric.revision) return refuse(409, read);
    if (read.problem) return refuse(422, read, [read.problem]);
    const plan = await planRubric(store, subject.key, rubric, read.items);
    const problems = rubricProblems(plan);
    if (problems.length > 0) return refuse(422, read, problems);
    if (form('act') !== 'apply') return show(request, reply, reviewing, { typed: read, plan });
    if (form('fingerprint') !== plan.fingerprint) {
      reply.code(409);
      return show(request, reply, reviewing, { typed: read, plan, moved: true });
    }
    const by = { person: visitorOf(request).learner, now: clock(), language };
    if ((await applyRubric(store, plan, by)) === 'changed') {
      return reply.redirect(reviewPath(subject.response.id), 303);
    }
    reply.code(409);
    const now = await reviewingOf(app.services, request.params.response);
    const again = await planRubric(store, subject.key, now.rubric, read.items);
    return show(request, reply, now, { typed: read, plan: again, moved: true });
  });
};
