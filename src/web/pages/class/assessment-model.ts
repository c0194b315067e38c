import { type PaperLine, paperOf } from '../../../attempts/paper.ts';
import type { Chapter } from '../../../authoring/content.ts';
import { durationText } from '../../../classroom/assessments/durations.ts';
import type { Seat } from '../../../classroom/assessments/seat.ts';
import { type AssessmentSettings, readable } from '../../../classroom/assessments/settings.ts';
import { whenText } from '../../../classroom/assessments/when.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render, type Text } from '../../../i18n/text.ts';
import type { Store } from '../../../store/store.ts';
import { assessmentBar, type Met, sectionsMet } from '../../places/around.ts';
import { loadOf } from '../load.ts';
import { assessmentPath, questionIn } from '../paths.ts';
import type { Standing } from '../standing.ts';

/** What an assessment's page is made with. */
export interface AssessmentView {
  readonly chapters: readonly Chapter[];
  readonly learner: string;
  readonly language: Language;
  /** Ms since 1970. */
  readonly now: number;
  /** The course's time zone. */
  readonly zone: string;
}

/** What a student should know before they start. */
function termsTexts({ assessment, decision }: Seat, view: AssessmentView): readonly Text[] {
  const { settings } = assessment;
  const questions = settings.sections.flatMap((section) => section.questions);
  const points = questions.reduce((sum, one) => sum + one.points, 0);
  return [
    message('assessments.size', { questions: questions.length, points }),
    ...(settings.timeLimit === null
      ? []
      : [message('assessments.limit', { time: durationText(settings.timeLimit * 60_000) })]),
    ...(settings.closes === null
      ? []
      : [message('assessments.closes-on', { when: whenText(settings.closes, view.zone) })]),
    decision.tries === null
      ? message('assessments.tries-free')
      : message('assessments.tries-allowed', { tries: decision.tries }),
    ...triesCosts(settings),
    settings.hints.allowed
      ? message('assessments.hints-cost', { cost: settings.hints.cost })
      : message('assessments.hints-none'),
    message(`assessments.told-during-${settings.shown.during}`),
  ];
}

function triesCosts({ tries }: AssessmentSettings): readonly Text[] {
  return [
    ...(tries.penalty > 0 ? [message('assessments.tries-cost', { penalty: tries.penalty })] : []),
    message(`assessments.counts-${tries.counts}`),
  ];
}

/** How a question stands, as far as its student may know. */
function standing(line: PaperLine | undefined, seat: Seat): Standing | 'kept' {
  const newest = line?.tries.at(-1);
  if (!line || !newest) return line?.hasDraft ? 'draft' : 'open';
  if (line.hasDraft && seat.decision.answer) return 'draft';
  if (seat.decision.feedback === 'nothing') return 'kept';
  const counted = line.mark.try === null ? newest : line.tries[line.mark.try - 1];
  return counted?.grade.state ?? newest.grade.state;
}

function questionLine(
  met: Met,
  ordinal: number,
  line: PaperLine | undefined,
  seat: Seat,
  language: Language,
) {
  const { asked, question } = met;
  const tells = seat.decision.feedback !== 'nothing' && (line?.tries.length ?? 0) > 0;
  return {
    ordinal,
    href: questionIn(assessmentPath(seat.assessment.id), question),
    title: question.title[language],
    kind: question.kind,
    state: standing(line, seat),
    points: tells ? (line?.mark.points ?? 0) : null,
    provisional: tells && line?.mark.provisional === true,
    max: asked.points,
  };
}

/** The page of an assessment for whoever has this seat; it lists questions only where those may be seen. */
export async function assessmentModel(store: Store, seat: Seat, view: AssessmentView) {
  const { assessment, decision } = seat;
  const { language, now } = view;
  const title = render(readable(assessment.settings.title), language);
  const sees = decision.see === 'questions';
  const sections = sees ? sectionsMet(seat, view.chapters) : [];
  const met = sections.flatMap(({ questions }) => questions);
  const paper =
    seat.attempt === null
      ? new Map<string, PaperLine>()
      : await paperOf(store, assessment, view.learner, met);
  const lines = met.map((one, index) =>
    questionLine(one, index + 1, paper.get(one.question.id), seat, language),
  );
  const tells = sees && seat.attempt !== null && decision.feedback !== 'nothing';
  const points = lines.reduce((sum, one) => sum + (one.points ?? 0), 0);
  const max = lines.reduce((sum, one) => sum + one.max, 0);
  let taken = 0;
  return {
    title,
    trail: [{ text: title, href: null }],
    here: assessmentPath(assessment.id),
    kind: assessment.settings.kind,
    bar: await assessmentBar(store, seat, now),
    start: decision.start,
    terms: decision.start === 'no' && sees ? [] : termsTexts(seat, view),
    sections: sections.map(({ heading, questions }) => {
      const mine = lines.slice(taken, taken + questions.length);
      taken += questions.length;
      return { heading: heading && render(heading, language), questions: mine };
    }),
    sees,
    mayHandIn: decision.handIn,
    answered: lines.filter(({ state }) => !['open', 'draft'].includes(state)).length,
    typed: lines.filter(({ state }) => state === 'draft').length,
    open: lines.filter(({ state }) => state === 'open'),
    of: lines.length,
    result: tells
      ? {
          load: loadOf(points, max),
          points,
          max,
          provisional: lines.some((one) => one.provisional),
        }
      : null,
  };
}
