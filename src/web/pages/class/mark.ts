import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { fromEvidence } from '../../../attempts/evidence.ts';
import { findAssessment } from '../../../classroom/assessments/assessment.ts';
import { courseZone } from '../../../classroom/course.ts';
import { decideMark, readPoints } from '../../../gradebook/decide.ts';
import { type MarkedWork, markedWork } from '../../../gradebook/marked-work.ts';
import { message } from '../../../i18n/text.ts';
import type { MarkDecision } from '../../../store/mark-changes.ts';
import type { Store } from '../../../store/store.ts';
import { WebError } from '../../errors.ts';
import { visitorOf } from '../../plugins/visitor.ts';
import { manages } from '../../rights.ts';
import { evidenceModel } from '../evidence-model.ts';
import { marksPath } from '../paths.ts';
import type { ClassPageOptions } from './class-pages.ts';
import { type Form, formOf, orSayWhy } from './forms.ts';
import { gradebookTrail } from './gradebook-trail.ts';
import { markModel, type Telling } from './mark-model.ts';

interface Route {
  Params: { assessment: string; learner: string; question: string };
  Querystring: { evidence?: unknown };
}

/** What a page of marks is told with. */
export async function tellingFor(store: Store, { language }: FastifyRequest): Promise<Telling> {
  const [zone, people] = await Promise.all([courseZone(store), store.people.list()]);
  return { language, zone, names: new Map(people.map(({ id, name }) => [id, name])) };
}

/** The decision that a form asks for; `max` are the question's points, null where it is about all of them. */
export function decisionIn(form: Form, max: number | null): MarkDecision {
  const act = form('act');
  if (act === 'excuse' || act === 'take-back') return { kind: act };
  if (act === 'override' && max !== null) {
    return { kind: 'override', points: readPoints(form('points'), max) };
  }
  throw new WebError(400, 'bad-request', message('http.bad-request'));
}

/** The observation of the response whose evidence is asked for; of the one that counts, or the last, unless told. */
async function evidenceIn(store: Store, { responses, counted }: MarkedWork, asked: unknown) {
  const looked = responses.filter(({ recorded }) => recorded.hasEvidence);
  const chosen =
    looked.find(({ recorded }) => recorded.id === asked) ??
    looked.find(({ recorded }) => recorded.id === counted) ??
    looked.at(-1);
  const kept = chosen ? await store.responses.evidence(chosen.recorded.id) : null;
  return chosen && kept
    ? { response: chosen.recorded.id, observation: fromEvidence(kept.observation) }
    : null;
}

/** One mark of one student: what it comes from, everything that was done to it, and the forms that change it. */
export const markPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const { content } = app.services;
  const path = '/teacher/assessments/:assessment/gradebook/:learner/:question';

  const workOf = async ({ params }: FastifyRequest<Route>) => {
    const assessment = await findAssessment(store, params.assessment);
    const which = { learner: params.learner, question: params.question, now: clock() };
    return {
      assessment,
      work: await markedWork(store, await content.current(), assessment, which),
    };
  };
  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    problem: string | null,
  ) => {
    const { assessment, work } = await workOf(request);
    const telling = await tellingFor(store, request);
    const { language } = telling;
    const evidence = await evidenceIn(store, work, request.query.evidence);
    const { name, id } = work.row.learner;
    const form = formOf(request);
    return reply.page('pages/class/mark', {
      title: `${name} · ${work.column.title[language]}`,
      width: 'column',
      trail: gradebookTrail(
        assessment,
        language,
        { text: name, href: marksPath(assessment.id, id, null) },
        { text: work.column.title[language], href: null },
      ),
      here: marksPath(assessment.id, id, work.column.id),
      mayManage: manages(request.visitor),
      typed: { act: form('act'), points: form('points'), reason: form('reason') },
      problem,
      evidence: evidence && evidenceModel(evidence.observation, language, clock()),
      evidenceOf: evidence?.response ?? null,
      ...markModel(work, telling),
    });
  };

  app.get<Route>(path, { config: { right: 'teach' } }, async (request, reply) =>
    show(request, reply, null),
  );

  app.post<Route>(path, { config: { right: 'manage' } }, async (request, reply) =>
    orSayWhy<unknown>(
      request,
      reply,
      async () => {
        const { assessment, work } = await workOf(request);
        const { column, row } = work;
        const form = formOf(request);
        await decideMark(
          store,
          {
            assessment: assessment.id,
            learner: row.learner.id,
            question: { chapter: column.chapter, id: column.id, max: column.max },
          },
          decisionIn(form, column.max),
          { reason: form('reason'), by: visitorOf(request).learner, now: clock() },
        );
        return reply.redirect(marksPath(assessment.id, row.learner.id, column.id), 303);
      },
      (problem) => show(request, reply, problem),
    ),
  );
};
