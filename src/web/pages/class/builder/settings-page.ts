import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { changeAssessment } from '../../../../classroom/assessments/assessment.ts';
import { settingsProblems } from '../../../../classroom/assessments/problems.ts';
import { feedbackKinds } from '../../../../classroom/assessments/settings.ts';
import { whenText } from '../../../../classroom/assessments/when.ts';
import { ClassError } from '../../../../classroom/errors.ts';
import { message, render, type Text } from '../../../../i18n/text.ts';
import { visitorOf } from '../../../plugins/visitor.ts';
import { lineOf } from '../../remark.ts';
import type { ClassPageOptions } from '../class-pages.ts';
import { formOf } from '../forms.ts';
import type { FieldProblems, Typed } from './fields.ts';
import { type AssessmentRoute, frameOf, type Opened, opened, tabPath } from './frame.ts';
import { differences } from './settings-conflict.ts';
import {
  counting,
  kinds,
  readSettings,
  settingsFields,
  settingsMark,
  typedSettings,
} from './settings-form.ts';

interface Route extends AssessmentRoute {
  Querystring: { said?: unknown; skipped?: unknown };
}

/** What was done, as the address says it after a form was sent. */
const outcomes = ['saved', 'published', 'unpublished', 'not-published', 'made', 'copied'] as const;

type Outcome = (typeof outcomes)[number];

function outcomeOf(act: string, before: boolean, after: boolean): Outcome {
  if (act === 'publish') return after ? 'published' : 'not-published';
  return before && !after ? 'unpublished' : 'saved';
}

/** How the form stands in its page, where it is not simply what is kept. */
interface Form {
  readonly typed: Typed;
  readonly problems?: FieldProblems;
  /** Why nothing was saved. */
  readonly refused?: Text;
  /** Somebody else has changed the settings since. */
  readonly conflict?: boolean;
  /** What saving would do to work that was begun, to be agreed to; with the button that was pressed. */
  readonly ask?: { readonly texts: readonly Text[]; readonly act: string };
}

/** The settings of an assessment: all but its questions and its exceptions. */
export const settingsPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock, passwords } = classroom;
  const { timekeeper } = app.services;
  const config = { right: 'manage' } as const;

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    here: Opened,
    form: Form | null,
  ) => {
    const { language, query } = request;
    const { assessment, zone } = here;
    const { settings } = assessment;
    const said = outcomes.find((one) => one === query.said) ?? null;
    const skipped = typeof query.skipped === 'string' ? query.skipped.split(',') : [];
    const when = (at: number | null) => (at === null ? null : render(whenText(at, zone), language));
    const moments = { opens: when(settings.opens), closes: when(settings.closes) };
    return reply.page('pages/class/builder/settings', {
      ...frameOf(here, 'settings', language, clock()),
      seen: settingsMark(settings, zone),
      fields: form?.typed ?? settingsFields(settings, zone),
      problems: Object.fromEntries(
        [...(form?.problems ?? [])].map(([name, text]) => [name, lineOf(text, language)]),
      ),
      refused: form?.refused ? lineOf(form.refused, language) : null,
      differences: form?.conflict
        ? differences(form.typed, settings, zone).map(({ name, now }) => ({
            name,
            now: typeof now === 'string' ? now : render(now, language),
          }))
        : null,
      ask: form?.ask
        ? { act: form.ask.act, texts: form.ask.texts.map((text) => lineOf(text, language)) }
        : null,
      said: form ? null : said,
      moments,
      skipped: form ? [] : skipped,
      passwordSet: settings.roomPassword !== null,
      kinds,
      counting,
      feedbackKinds,
    });
  };

  app.get<Route>('/teacher/assessments/:assessment', { config }, async (request, reply) =>
    show(request, reply, await opened(classroom, request), null),
  );

  app.post<Route>('/teacher/assessments/:assessment', { config }, async (request, reply) => {
    const here = await opened(classroom, request);
    const { assessment, zone } = here;
    const form = formOf(request);
    const typed = typedSettings(form, assessment.settings, zone);
    const again = (status: number, more: Omit<Form, 'typed'>) =>
      show(request, reply.code(status), here, { typed, ...more });
    if (form('seen') !== settingsMark(assessment.settings, zone)) {
      return again(409, { conflict: true });
    }
    const { settings, newPassword, reader } = readSettings(form, assessment.settings, zone);
    if (reader.problems.size > 0) return again(422, { problems: reader.problems });

    const act = form('act') || form('repeat');
    const isPublished = assessment.settings.published;
    const wanted = act === 'publish' || (isPublished && act !== 'unpublish');
    const problem = settingsProblems(settings).find(({ level }) => level === 'problem');
    if (problem && wanted && isPublished) return again(422, { refused: problem.text });
    const published = wanted && !problem;

    const started = (await store.assessmentAttempts.ofAssessment(assessment.id)).length;
    if (
      settings.variants !== assessment.settings.variants &&
      started > 0 &&
      form('agreed') !== 'yes'
    ) {
      const text = settings.variants ? 'builder.variants-on-late' : 'builder.variants-off-late';
      return again(409, { ask: { act, texts: [message(text, { started })] } });
    }
    const roomPassword =
      newPassword === null ? settings.roomPassword : await passwords.hash(newPassword);
    const changed = { ...settings, published, roomPassword };
    const by = { person: visitorOf(request).learner, now: clock() };
    try {
      await changeAssessment(store, assessment.id, assessment.revision, changed, by);
    } catch (error) {
      if (!(error instanceof ClassError && error.code === 'changed-meanwhile')) throw error;
      const now = await opened(classroom, request);
      return show(request, reply.code(409), now, { typed, conflict: true });
    }
    timekeeper.wake();
    const said = outcomeOf(act, isPublished, published);
    const skipped = reader.skipped.length > 0 ? `&skipped=${reader.skipped.join(',')}` : '';
    return reply.redirect(`${tabPath(assessment.id, 'settings')}?said=${said}${skipped}`, 303);
  });
};
