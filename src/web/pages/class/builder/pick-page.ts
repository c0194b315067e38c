import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Chapter } from '../../../../authoring/content.ts';
import {
  questionsOf,
  type Sections,
  sameIds,
  withAdded,
} from '../../../../classroom/assessments/arrangement.ts';
import { changeAssessment } from '../../../../classroom/assessments/assessment.ts';
import { readable } from '../../../../classroom/assessments/settings.ts';
import { ClassError } from '../../../../classroom/errors.ts';
import type { Language } from '../../../../i18n/language.ts';
import { message, render, type Text } from '../../../../i18n/text.ts';
import type { Question } from '../../../../questions/question.ts';
import { visitorOf } from '../../../plugins/visitor.ts';
import { allValues } from '../../fields.ts';
import { readFields } from '../../form.ts';
import { lineOf } from '../../remark.ts';
import type { ClassPageOptions } from '../class-pages.ts';
import { formOf } from '../forms.ts';
import { type AssessmentRoute, frameOf, type Opened, opened, tabPath } from './frame.ts';
import { known } from './known-questions.ts';
import { sectionsMark } from './questions-form.ts';

const address = '/teacher/assessments/:assessment/questions/pick';

interface Route extends AssessmentRoute {
  Querystring: { section?: unknown; find?: unknown; kind?: unknown };
}

/** What was chosen, where the page is shown again. */
interface Form {
  readonly chosen: readonly string[];
  readonly section: string;
  readonly refused: Text;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : '';
}

/** What a question is found by. */
function searchedText({ id, title, prompt }: Question, language: Language): string {
  return [id, ...Object.values(title), prompt[language]].join(' ').toLowerCase();
}

function sectionChoices(sections: Sections, language: Language) {
  const named = sections.map(({ heading }, index) => ({
    value: String(index),
    text:
      heading === null
        ? render(message('builder.section-number', { number: index + 1 }), language)
        : render(readable(heading), language),
  }));
  const fresh = render(message('builder.new-section'), language);
  return [...named, { value: String(sections.length), text: fresh }];
}

/** Where questions of the chapters are chosen for an assessment. */
export const pickPage: FastifyPluginAsync<ClassPageOptions> = async (app, { classroom }) => {
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
    const [find, kind] = [textOf(query.find), textOf(query.kind)];
    const { chapters } = await content.current();
    const used = questionsOf(sections);
    const isUsed = (chapter: string, question: string) =>
      used.some((one) => one.chapter === chapter && one.question === question);
    const lineIn = (chapter: Chapter, question: Question) => {
      const value = `${chapter.id}/${question.id}`;
      const text = searchedText(question, language);
      return {
        ...known(chapter.id, question, language),
        value,
        text,
        used: isUsed(chapter.id, question.id),
        chosen: form?.chosen.includes(value) ?? false,
        found: text.includes(find.trim().toLowerCase()) && (kind === '' || question.kind === kind),
      };
    };
    const frame = frameOf(here, 'questions', language, clock());
    const title = render(message('builder.pick'), language);
    const home = tabPath(here.assessment.id, 'questions');
    return reply.page('pages/class/builder/pick', {
      ...frame,
      title,
      trail: [
        ...frame.trail.map((step) => ({ ...step, href: step.href ?? home })),
        { text: title, href: null },
      ],
      home,
      seen: sectionsMark(sections),
      find,
      kind,
      kinds: [...new Set(chapters.flatMap(({ questions }) => questions.map((one) => one.kind)))],
      chapters: chapters.map((chapter) => ({
        id: chapter.id,
        title: chapter.title[language],
        questions: chapter.questions.map((question) => lineIn(chapter, question)),
      })),
      section: form?.section ?? (textOf(query.section) || String(Math.max(0, sections.length - 1))),
      sections: sectionChoices(sections, language),
      problem: form ? lineOf(form.refused, language) : null,
    });
  };

  app.get<Route>(address, { config }, async (request, reply) =>
    show(request, reply, await opened(classroom, request), null),
  );

  app.post<Route>(address, { config }, async (request, reply) => {
    const here = await opened(classroom, request);
    const { id, revision, settings } = here.assessment;
    const form = formOf(request);
    const chosen = allValues(readFields(request.body), 'question');
    const again = (status: number, at: Opened, refused: Text) =>
      show(request, reply.code(status), at, { chosen, section: form('section'), refused });
    const moved = message('builder.questions-moved');
    if (form('seen') !== sectionsMark(settings.sections)) return again(409, here, moved);
    if (chosen.length === 0) return again(422, here, message('builder.none-chosen'));

    const { chapters } = await content.current();
    const all = chapters.flatMap(({ id: chapter, questions }) =>
      questions.map((question) => known(chapter, question, request.language)),
    );
    const added = all
      .filter(({ chapter, question }) => chosen.includes(`${chapter}/${question}`))
      .map(({ chapter, question, max }) => ({ chapter, question, points: max }));
    if (added.length < chosen.length) return again(409, here, message('builder.questions-gone'));
    const wanted = Number(form('section'));
    const section = Number.isInteger(wanted) && wanted >= 0 ? wanted : settings.sections.length;
    const sections = withAdded(settings.sections, section, added);
    const same = sameIds(sections);
    if (same) return again(422, here, same);
    try {
      await changeAssessment(
        store,
        id,
        revision,
        { ...settings, sections: [...sections] },
        {
          person: visitorOf(request).learner,
          now: clock(),
        },
      );
    } catch (error) {
      if (!(error instanceof ClassError && error.code === 'changed-meanwhile')) throw error;
      return again(409, await opened(classroom, request), moved);
    }
    const [first] = added;
    return reply.redirect(
      `${tabPath(id, 'questions')}?said=saved${first ? `#question-${first.question}` : ''}`,
      303,
    );
  });
};
