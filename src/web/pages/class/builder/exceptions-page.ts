import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Assessment,
  addOverride,
  type KeptOverride,
} from '../../../../classroom/assessments/assessment.ts';
import { durationText } from '../../../../classroom/assessments/durations.ts';
import { overrideProblems } from '../../../../classroom/assessments/override-problems.ts';
import type { Override } from '../../../../classroom/assessments/overrides.ts';
import { whenText } from '../../../../classroom/assessments/when.ts';
import type { Language } from '../../../../i18n/language.ts';
import { message, render, type Text } from '../../../../i18n/text.ts';
import type { ListedPerson } from '../../../../store/people.ts';
import { visitorOf } from '../../../plugins/visitor.ts';
import { lineOf } from '../../remark.ts';
import type { ClassPageOptions } from '../class-pages.ts';
import { formOf } from '../forms.ts';
import { sectionsOf } from '../sections.ts';
import { exceptionFields, readException, type Someone, typedException } from './exceptions-form.ts';
import type { FieldProblems, Typed } from './fields.ts';
import { type AssessmentRoute, frameOf, type Opened, opened, tabPath } from './frame.ts';

const address = '/teacher/assessments/:assessment/exceptions';

interface Route extends AssessmentRoute {
  Querystring: { change?: unknown; skipped?: unknown };
}

interface Form {
  readonly typed: Typed;
  readonly problems: FieldProblems;
  readonly refused: Text | null;
}

/** Students of the class by name, and whoever else an exception is still for. */
function someoneIn(people: readonly ListedPerson[], language: Language) {
  const students = people.filter(({ role, removedAt }) => role === 'student' && removedAt === null);
  return { students, sections: sectionsOf(students, language) } satisfies Someone;
}

function nameOf({ for: someone }: Override, people: readonly ListedPerson[]): Text | string {
  switch (someone.who) {
    case 'everyone':
      return message('builder.everyone');
    case 'section':
      return message('builder.for-section', { section: someone.section });
    case 'student':
      return people.find(({ id }) => id === someone.student)?.name ?? message('builder.somebody');
  }
}

/** What an exception says, one sentence a field. */
function termsTexts({ opens, closes, timeLimit, tries, extra }: Override, zone: string): Text[] {
  const texts: Text[] = [];
  if (opens === null) texts.push(message('builder.exception-opens-at-once'));
  else if (opens !== undefined) {
    texts.push(message('builder.exception-opens', { when: whenText(opens, zone) }));
  }
  if (closes === null) texts.push(message('builder.exception-never-closes'));
  else if (closes !== undefined) {
    texts.push(message('builder.exception-closes', { when: whenText(closes, zone) }));
  }
  if (timeLimit === null) texts.push(message('builder.exception-no-limit'));
  else if (timeLimit !== undefined) {
    const time = durationText(timeLimit * 60_000);
    texts.push(message('builder.exception-limit', { time }));
  }
  if (tries === null) texts.push(message('builder.exception-any-tries'));
  else if (tries !== undefined) texts.push(message('builder.exception-tries', { tries }));
  if (extra !== undefined) {
    texts.push(message('builder.exception-extra', { time: durationText(extra * 60_000) }));
  }
  return texts;
}

/** What is wrong with a list that has this exception in it, if anything must be mended first. */
function refusal(
  { settings, overrides }: Assessment,
  replaced: KeptOverride | null,
  exception: Override,
): Text | null {
  const others = overrides.filter((one) => one !== replaced).map((one) => one.override);
  const found = overrideProblems(settings, [...others, exception]);
  return (
    found.find(({ index, level }) => level === 'problem' && index === others.length)?.text ?? null
  );
}

/** What holds for some students instead of the settings. */
export const exceptionsPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const { timekeeper } = app.services;
  const config = { right: 'manage' } as const;

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    here: Opened,
    changing: KeptOverride | null,
    form: Form | null,
  ) => {
    const { language, query } = request;
    const { assessment, zone } = here;
    const people = await store.people.list();
    const { students, sections } = someoneIn(people, language);
    const say = (text: Text | string) => (typeof text === 'string' ? text : render(text, language));
    const kept = assessment.overrides;
    const problems = overrideProblems(
      assessment.settings,
      kept.map((one) => one.override),
    );
    const skipped = typeof query.skipped === 'string' ? query.skipped.split(',') : [];
    return reply.page('pages/class/builder/exceptions', {
      ...frameOf(here, 'exceptions', language, clock()),
      exceptions: kept.map((one, index) => ({
        id: one.id,
        name: say(nameOf(one.override, people)),
        terms: termsTexts(one.override, zone).map(say),
        madeBy: people.find(({ id }) => id === one.madeBy)?.name ?? null,
        madeAt: render(whenText(one.madeAt, zone), language),
        problems: problems
          .filter((problem) => problem.index === index)
          .map(({ level, text }) => ({ level, html: lineOf(text, language) })),
      })),
      here: tabPath(assessment.id, 'exceptions'),
      changing: changing?.id ?? null,
      fields: form?.typed ?? exceptionFields(changing?.override ?? null, zone),
      problems: Object.fromEntries(
        [...(form?.problems ?? [])].map(([name, text]) => [name, lineOf(text, language)]),
      ),
      refused: form?.refused ? lineOf(form.refused, language) : null,
      skipped: form ? [] : skipped,
      sections: sections.map((name) => ({ value: `section:${name}`, name })),
      students: students.map(({ id, name, login }) => ({ value: `student:${id}`, name, login })),
    });
  };
  const keptIn = ({ assessment }: Opened, id: unknown) =>
    assessment.overrides.find((one) => one.id === id) ?? null;

  app.get<Route>(address, { config }, async (request, reply) => {
    const here = await opened(classroom, request);
    return show(request, reply, here, keptIn(here, request.query.change), null);
  });

  app.post<Route>(address, { config }, async (request, reply) => {
    const here = await opened(classroom, request);
    const { assessment, zone } = here;
    const form = formOf(request);
    const replaced = keptIn(here, form('replaces'));
    const people = await store.people.list();
    const someone = someoneIn(people, request.language);
    const kept = replaced?.override ?? null;
    const { exception, reader } = readException(form, someone, kept, zone);
    const refused =
      form('replaces') !== '' && replaced === null
        ? message('builder.exception-gone')
        : exception && refusal(assessment, replaced, exception);
    if (exception === null || refused) {
      const { problems } = reader;
      const typed = typedException(form);
      return show(request, reply.code(422), here, replaced, { typed, problems, refused });
    }
    const by = { person: visitorOf(request).learner, now: clock() };
    // Added before the other goes: whoever works meanwhile never has neither.
    await addOverride(store, assessment.id, exception, by);
    if (replaced) await store.assessments.removeOverride(assessment.id, replaced.id);
    timekeeper.wake();
    const skipped = reader.skipped.length > 0 ? `?skipped=${reader.skipped.join(',')}` : '';
    return reply.redirect(`${tabPath(assessment.id, 'exceptions')}${skipped}`, 303);
  });

  interface OneRoute extends AssessmentRoute {
    Params: AssessmentRoute['Params'] & { exception: string };
  }
  const one = `${address}/:exception/remove`;
  app.get<OneRoute>(one, { config }, async ({ params }, reply) =>
    reply.redirect(tabPath(encodeURIComponent(params.assessment), 'exceptions'), 303),
  );
  app.post<OneRoute>(one, { config }, async (request, reply) => {
    const { assessment } = await opened(classroom, request);
    await store.assessments.removeOverride(assessment.id, request.params.exception);
    timekeeper.wake();
    return reply.redirect(tabPath(assessment.id, 'exceptions'), 303);
  });
};
