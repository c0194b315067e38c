import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Content } from '../../../../authoring/content.ts';
import {
  questionsOf,
  type Sections,
  sameIds,
  taken,
} from '../../../../classroom/assessments/arrangement.ts';
import { type Assessment, changeAssessment } from '../../../../classroom/assessments/assessment.ts';
import { settingsProblems } from '../../../../classroom/assessments/problems.ts';
import { ClassError } from '../../../../classroom/errors.ts';
import type { Language } from '../../../../i18n/language.ts';
import { message, type Text } from '../../../../i18n/text.ts';
import type { Store } from '../../../../store/store.ts';
import { visitorOf } from '../../../plugins/visitor.ts';
import { assessmentPath, questionIn } from '../../paths.ts';
import { lineOf } from '../../remark.ts';
import type { ClassPageOptions } from '../class-pages.ts';
import { formOf } from '../forms.ts';
import type { FieldProblems } from './fields.ts';
import { type AssessmentRoute, frameOf, type Opened, opened, tabPath } from './frame.ts';
import { findKnown } from './known-questions.ts';
import {
  type Act,
  acted,
  focusAfter,
  linesOf,
  readAct,
  readSections,
  type SectionLines,
  sectionsMark,
  typedLines,
} from './questions-form.ts';

const address = '/teacher/assessments/:assessment/questions';

interface Route extends AssessmentRoute {
  Querystring: { said?: unknown };
}

/** How the form stands in its page, where it is not simply what is kept. */
interface Form {
  readonly typed: readonly SectionLines[];
  readonly problems?: FieldProblems;
  readonly refused?: Text;
  readonly conflict?: boolean;
  /** What the button does to work that was begun, or to what was arranged, to be agreed to. */
  readonly ask?: { readonly texts: readonly Text[]; readonly act: string };
}

/** The lines with what is known of their questions; each leads to its preview in the assessment once it is in it. */
function shownLines(
  lines: readonly SectionLines[],
  content: Content,
  { id, settings }: Assessment,
  language: Language,
) {
  const kept = questionsOf(settings.sections);
  return lines.map((section) => ({
    ...section,
    questions: section.questions.map((line) => {
      const known = findKnown(content, line, language);
      const { chapter, question } = line;
      const isKept = kept.some((one) => one.chapter === chapter && one.question === question);
      if (!known || !isKept) return { ...line, known };
      const href = questionIn(assessmentPath(id), { id: question, kind: known.kind });
      return { ...line, known: { ...known, href } };
    }),
  }));
}

/** What is to be agreed to before questions go: answers that leave the gradebook, and a section that is not empty. */
async function toAgree(
  store: Store,
  assessment: string,
  before: Sections,
  after: Sections,
  act: Act,
): Promise<readonly Text[]> {
  const gone = taken(before, after);
  const worked = gone.length === 0 ? [] : await store.questionAttempts.workedOn(assessment);
  const answered = worked
    .filter((one) =>
      gone.some(({ chapter, question }) => chapter === one.chapter && question === one.question),
    )
    .map(({ question, learners }) => message('builder.takes-answers', { question, learners }));
  if (answered.length > 0) return [...answered, message('builder.answers-stay')];
  return act.do === 'remove-section' && gone.length > 0
    ? [message('builder.takes-section', { questions: gone.length })]
    : [];
}

/** Which questions an assessment has, in which sections and order, and what each is worth. */
export const questionsPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
  const { store, clock } = classroom;
  const { content } = app.services;
  const config = { right: 'manage' } as const;

  const show = async (
    request: FastifyRequest<Route>,
    reply: FastifyReply,
    here: Opened,
    form: Form | null,
  ) => {
    const { language, query } = request;
    const { sections } = here.assessment.settings;
    const current = await content.current();
    const lines = form?.typed ?? linesOf(sections);
    const worth = lines.flatMap(({ questions }) => questions.map(({ points }) => Number(points)));
    return reply.page('pages/class/builder/questions', {
      ...frameOf(here, 'questions', language, clock()),
      seen: sectionsMark(sections),
      sections: shownLines(lines, current, here.assessment, language),
      total: worth.filter((points) => Number.isFinite(points)).reduce((sum, one) => sum + one, 0),
      count: worth.length,
      problems: Object.fromEntries(
        [...(form?.problems ?? [])].map(([name, text]) => [name, lineOf(text, language)]),
      ),
      refused: form?.refused ? lineOf(form.refused, language) : null,
      now: form?.conflict
        ? shownLines(linesOf(sections), current, here.assessment, language)
        : null,
      ask: form?.ask
        ? { act: form.ask.act, texts: form.ask.texts.map((text) => lineOf(text, language)) }
        : null,
      said: form ? null : query.said === 'saved' ? 'saved' : null,
    });
  };

  app.get<Route>(address, { config }, async (request, reply) =>
    show(request, reply, await opened(classroom, request), null),
  );

  app.post<Route>(address, { config }, async (request, reply) => {
    const here = await opened(classroom, request);
    const { id, revision, settings } = here.assessment;
    const form = formOf(request);
    const typed = typedLines(form);
    const again = (status: number, more: Omit<Form, 'typed'>) =>
      show(request, reply.code(status), here, { typed, ...more });
    if (form('seen') !== sectionsMark(settings.sections)) return again(409, { conflict: true });
    const { sections: read, reader } = readSections(form);
    if (reader.problems.size > 0) return again(422, { problems: reader.problems });

    const pressed = form('act') || form('repeat');
    const act = readAct(pressed);
    const sections = acted(read, act);
    const same = sameIds(sections);
    if (same) return again(422, { refused: same });
    const changed = { ...settings, sections: [...sections] };
    const problem = settingsProblems(changed).find(({ level }) => level === 'problem');
    if (problem && settings.published) return again(422, { refused: problem.text });
    const texts = await toAgree(store, id, settings.sections, sections, act);
    if (texts.length > 0 && form('agreed') !== 'yes') {
      return again(409, { ask: { texts, act: pressed } });
    }
    try {
      await changeAssessment(store, id, revision, changed, {
        person: visitorOf(request).learner,
        now: clock(),
      });
    } catch (error) {
      if (!(error instanceof ClassError && error.code === 'changed-meanwhile')) throw error;
      const now = await opened(classroom, request);
      return show(request, reply.code(409), now, { typed, conflict: true });
    }
    const home = tabPath(id, 'questions');
    if (act.do === 'pick') return reply.redirect(`${home}/pick?section=${act.section}`, 303);
    return reply.redirect(`${home}?said=saved${focusAfter(read, act)}`, 303);
  });
};
