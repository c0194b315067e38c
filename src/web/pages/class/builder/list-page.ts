import { randomInt } from 'node:crypto';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import {
  createAssessment,
  listAssessments,
  overridesOf,
} from '../../../../classroom/assessments/assessment.ts';
import { newAssessment } from '../../../../classroom/assessments/presets.ts';
import { readable } from '../../../../classroom/assessments/settings.ts';
import { statusOf, statusText } from '../../../../classroom/assessments/status.ts';
import { progressOf } from '../../../../classroom/assessments/upkeep.ts';
import { courseZone, setCourseZone } from '../../../../classroom/course.ts';
import { message, render } from '../../../../i18n/text.ts';
import { visitorOf } from '../../../plugins/visitor.ts';
import { manages } from '../../../rights.ts';
import {
  assessmentPath,
  assessmentsPath,
  gradebookPath,
  teacherAssessmentPath,
} from '../../paths.ts';
import { lineOf } from '../../remark.ts';
import { boardPath } from '../board.ts';
import type { ClassPageOptions } from '../class-pages.ts';
import { formOf, orSayWhy } from '../forms.ts';
import { fieldReader, type Typed } from './fields.ts';
import { kinds } from './settings-form.ts';

/** A number that an assessment's variants are drawn from. */
export function drawSeed(): number {
  return randomInt(2 ** 32);
}

interface Form {
  readonly typed: Typed;
  readonly problems: Readonly<Record<string, string>>;
}

const noForm: Form = { typed: { title: '', kind: 'homework' }, problems: {} };

/** All assessments and how far the class is with each; where a new one is made, and the course's time zone is set. */
export const assessmentsPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;

  const show = async (request: FastifyRequest, reply: FastifyReply, { typed, problems }: Form) => {
    const { language } = request;
    const now = clock();
    const isManager = manages(request.visitor);
    const [zone, people, all] = await Promise.all([
      courseZone(store),
      store.people.list(),
      listAssessments(store),
    ]);
    const lines = all.toReversed().map(async (assessment) => {
      const { id, settings } = assessment;
      const said = overridesOf(assessment);
      return {
        href: isManager ? teacherAssessmentPath(id) : assessmentPath(id),
        title: render(readable(settings.title), language),
        board: boardPath(id),
        gradebook: gradebookPath(id),
        kind: settings.kind,
        status: render(statusText(statusOf(settings, said, now), zone), language),
        ...(await progressOf(store, assessment, people, now)),
      };
    });
    const title = render(message('builder.assessments'), language);
    return reply.page('pages/class/builder/list', {
      title,
      trail: [{ text: title, href: null }],
      assessments: await Promise.all(lines),
      manages: isManager,
      kinds,
      fields: { 'time-zone': zone, ...typed },
      problems,
      zone,
      zones: Intl.supportedValuesOf('timeZone'),
    });
  };

  app.get(assessmentsPath, { config: { right: 'teach' } }, async (request, reply) =>
    show(request, reply, noForm),
  );

  const config = { right: 'manage' } as const;
  app.post(assessmentsPath, { config }, async (request, reply) => {
    const form = formOf(request);
    const reader = fieldReader(form, 'UTC');
    const title = reader.text('title');
    const kind = reader.choice('kind', kinds, 'homework');
    if (title === null) reader.refuse('title', message('builder.title-missing'));
    if (title === null || reader.problems.size > 0) {
      const problems = Object.fromEntries(
        [...reader.problems].map(([name, text]) => [name, lineOf(text, request.language)]),
      );
      const typed = { title: form('title'), kind };
      return show(request, reply.code(422), { typed, problems });
    }
    const by = { person: visitorOf(request).learner, now: clock() };
    const id = await createAssessment(store, newAssessment(kind, title), drawSeed(), by);
    return reply.redirect(`${teacherAssessmentPath(id)}?said=made`, 303);
  });

  app.get('/teacher/time-zone', { config }, async (_request, reply) =>
    reply.redirect(`${assessmentsPath}#time-zone`, 303),
  );
  app.post('/teacher/time-zone', { config }, async (request, reply) => {
    const zone = formOf(request)('time-zone').trim();
    return orSayWhy<unknown>(
      request,
      reply,
      async () => {
        await setCourseZone(store, zone);
        return reply.redirect(`${assessmentsPath}#time-zone`, 303);
      },
      (problem) =>
        show(request, reply, {
          typed: { ...noForm.typed, 'time-zone': zone },
          problems: { 'time-zone': problem },
        }),
    );
  });
};
