import type { FastifyRequest } from 'fastify';
import {
  type Assessment,
  findAssessment,
  overridesOf,
} from '../../../../classroom/assessments/assessment.ts';
import type { SettingsProblem } from '../../../../classroom/assessments/problems.ts';
import { settingsProblems } from '../../../../classroom/assessments/problems.ts';
import { readable } from '../../../../classroom/assessments/settings.ts';
import { statusOf, statusText } from '../../../../classroom/assessments/status.ts';
import { courseZone } from '../../../../classroom/course.ts';
import type { ClassDeps } from '../../../../classroom/deps.ts';
import type { Language } from '../../../../i18n/language.ts';
import { message, render } from '../../../../i18n/text.ts';
import {
  assessmentPath,
  assessmentsPath,
  gradebookPath,
  teacherAssessmentPath,
} from '../../paths.ts';
import { lineOf } from '../../remark.ts';
import { boardPath } from '../board.ts';

/** The address of one assessment's page for its teacher. */
export interface AssessmentRoute {
  Params: { assessment: string };
}

/** The pages on which an assessment is made. */
export const tabs = ['settings', 'questions', 'exceptions'] as const;

export type Tab = (typeof tabs)[number];

/** An assessment that a page is about, with the course's time zone. */
export interface Opened {
  readonly assessment: Assessment;
  readonly zone: string;
}

/** Finds the assessment that a request names. Throws a `ClassError` where there is none. */
export async function opened(
  { store }: ClassDeps,
  { params }: FastifyRequest<AssessmentRoute>,
): Promise<Opened> {
  const [assessment, zone] = await Promise.all([
    findAssessment(store, params.assessment),
    courseZone(store),
  ]);
  return { assessment, zone };
}

/** The address of a tab of an assessment. */
export function tabPath(assessment: string, tab: Tab): string {
  return tab === 'settings'
    ? teacherAssessmentPath(assessment)
    : `${teacherAssessmentPath(assessment)}/${tab}`;
}

function noteOf({ level, at, text }: SettingsProblem, assessment: string, language: Language) {
  const field = at === 'timeLimit' ? 'time-limit' : at;
  const href =
    at === 'sections'
      ? tabPath(assessment, 'questions')
      : `${tabPath(assessment, 'settings')}#${field}`;
  return { level, at, href, html: lineOf(text, language) };
}

/** What every page of an assessment shows: its title, where it stands, what does not fit together, and the other pages. */
export function frameOf(
  { assessment, zone }: Opened,
  tab: Tab,
  language: Language,
  now: number,
  settings = assessment.settings,
) {
  const { id } = assessment;
  const title = render(readable(assessment.settings.title), language);
  const said = overridesOf(assessment);
  const home = { text: render(message('builder.assessments'), language), href: assessmentsPath };
  return {
    title,
    trail: [home, { text: title, href: null }],
    id,
    base: teacherAssessmentPath(id),
    preview: assessmentPath(id),
    zone,
    tab,
    tabs: tabs.map((one) => ({
      name: one,
      href: tabPath(id, one),
      count:
        one === 'questions'
          ? assessment.settings.sections.flatMap(({ questions }) => questions).length
          : one === 'exceptions'
            ? said.length
            : null,
    })),
    beside: [
      { text: message('board.title'), href: boardPath(id) },
      { text: message('gradebook.page'), href: gradebookPath(id) },
    ],
    published: assessment.settings.published,
    status: render(statusText(statusOf(assessment.settings, said, now), zone), language),
    notes: settingsProblems(settings).map((one) => noteOf(one, id, language)),
  };
}
