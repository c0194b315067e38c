import type { Content } from '../../../authoring/content.ts';
import { durationText } from '../../../classroom/assessments/durations.ts';
import type { Seat } from '../../../classroom/assessments/seat.ts';
import { type AssessmentSettings, readable } from '../../../classroom/assessments/settings.ts';
import { whenText } from '../../../classroom/assessments/when.ts';
import type { CellState } from '../../../gradebook/table.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render, type Text } from '../../../i18n/text.ts';
import type { Store } from '../../../store/store.ts';
import { assessmentBar } from '../../places/around.ts';
import { type Sheet, type SheetLine, sheetOf } from '../../places/sheet.ts';
import { loadOf } from '../load.ts';
import { assessmentPath, questionIn } from '../paths.ts';

/** What an assessment's page is made with. */
export interface AssessmentView {
  readonly content: Content;
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

/** How a question stands, as far as its student may know; `kept` tells only that an answer is. */
function standing(line: SheetLine, seat: Seat): CellState | 'open' | 'draft' | 'kept' {
  if (line.cell?.state === 'excused') return 'excused';
  if (line.hasDraft && seat.decision.answer) return 'draft';
  if (line.cell) return line.cell.state;
  return line.answers > 0 ? 'kept' : 'open';
}

function questionLine(line: SheetLine, ordinal: number, seat: Seat, language: Language) {
  const { asked, question, cell, change } = line;
  const told = cell !== null && cell.state !== 'excused' ? cell : null;
  return {
    ordinal,
    href: questionIn(assessmentPath(seat.assessment.id), question),
    title: question.title[language],
    kind: question.kind,
    state: standing(line, seat),
    points: told && told.points + told.provisional,
    provisional: told !== null && told.provisional > 0,
    max: asked.points,
    decided: change?.reason ?? null,
  };
}

/** The page of an assessment for whoever has this seat; it lists questions only where those may be seen. */
export async function assessmentModel(store: Store, seat: Seat, view: AssessmentView) {
  const { assessment, decision } = seat;
  const { language, now, learner, content } = view;
  const title = render(readable(assessment.settings.title), language);
  const sees = decision.see === 'questions';
  const sheet = sees ? await sheetOf(store, content, seat, { learner, now }) : noSheet;
  let ordinal = 0;
  const sections = sheet.sections.map(({ heading, lines }) => ({
    heading: heading && render(heading, language),
    questions: lines.map((line) => {
      ordinal += 1;
      return questionLine(line, ordinal, seat, language);
    }),
  }));
  const lines = sections.flatMap(({ questions }) => questions);
  const result = sheet.result && {
    ...sheet.result,
    load: loadOf(sheet.result.points, sheet.result.max),
  };
  return {
    title,
    trail: [{ text: title, href: null }],
    here: assessmentPath(assessment.id),
    kind: assessment.settings.kind,
    bar: await assessmentBar(store, seat, now),
    start: decision.start,
    terms: decision.start === 'no' && sees ? [] : termsTexts(seat, view),
    sections,
    sees,
    mayHandIn: decision.handIn,
    answered: lines.filter(({ state }) => !['open', 'draft'].includes(state)).length,
    typed: lines.filter(({ state }) => state === 'draft').length,
    open: lines.filter(({ state }) => state === 'open'),
    of: lines.length,
    result,
  };
}

const noSheet: Sheet = { sections: [], result: null };
