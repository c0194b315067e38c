import { assertNever } from '../../../assert-never.ts';
import type { RecordedGrade } from '../../../attempts/attempts.ts';
import { readRegradeReason } from '../../../attempts/regrade.ts';
import { renderMarkdown } from '../../../authoring/markdown.ts';
import { markText } from '../../../classroom/assessments/marks.ts';
import { whenText } from '../../../classroom/assessments/when.ts';
import { questionKey } from '../../../gradebook/changed-mark.ts';
import type { MarkedResponse, MarkedWork } from '../../../gradebook/marked-work.ts';
import { type Language, languages } from '../../../i18n/language.ts';
import { message, render } from '../../../i18n/text.ts';
import type { MarkChange } from '../../../store/mark-changes.ts';
import { findingLine } from '../finding-line.ts';
import { lineOf, remarkOf } from '../remark.ts';
import { givenAnswer } from './given-answer.ts';
import { pointsIn, tintOf } from './gradebook-model.ts';

/** What a page of marks needs to say who did what, and when. */
export interface Telling {
  readonly language: Language;
  /** The course's time zone. */
  readonly zone: string;
  /** The names of people, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

function nameOf(id: string, { names, language }: Telling): string {
  return names.get(id) ?? render(message('gradebook.somebody'), language);
}

function graderOf({ grader }: RecordedGrade, telling: Telling): string {
  switch (grader) {
    case 'engine':
      return 'Plimsoll';
    case 'learner':
      return render(message('gradebook.by-student'), telling.language);
    default:
      return nameOf(grader.slice('teacher:'.length), telling);
  }
}

/** Why a grade was given, in words. */
function reasonOf({ reason }: RecordedGrade, isFirst: boolean, telling: Telling): string | null {
  const { language } = telling;
  if (reason === null) return isFirst ? render(message('gradebook.why-answered'), language) : null;
  const regrade = readRegradeReason(reason);
  if (regrade === null) return reason;
  return regrade.by === null
    ? render(message('gradebook.why-regraded'), language)
    : render(message('gradebook.why-regraded-by', { name: nameOf(regrade.by, telling) }), language);
}

function gradeLine(grade: RecordedGrade, isFirst: boolean, telling: Telling) {
  const { language, zone } = telling;
  return {
    points: grade.points,
    max: grade.max,
    state: grade.state,
    who: graderOf(grade, telling),
    when: render(whenText(grade.gradedAt, zone), language),
    why: reasonOf(grade, isFirst, telling),
  };
}

const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '中文' };

function responseModel(
  { recorded, question, go, hints }: MarkedResponse,
  index: number,
  work: MarkedWork,
  telling: Telling,
) {
  const { language, zone } = telling;
  const [current] = recorded.grades;
  return {
    id: recorded.id,
    number: index + 1,
    go,
    hints,
    isCounted: recorded.id === work.counted,
    when: render(whenText(recorded.submittedAt, zone), language),
    language: languages.length > 1 ? languageNames[recorded.language] : null,
    lang: recorded.language,
    answer: givenAnswer(question, recorded.response, language),
    hasEvidence: recorded.hasEvidence,
    state: current.state,
    points: current.points,
    max: current.max,
    remarks: current.feedback.map((one) => remarkOf(one, language)),
    findings: current.findings.map((one) => findingLine(one, language)),
    grades: recorded.grades.map((grade, at) =>
      gradeLine(grade, at === recorded.grades.length - 1, telling),
    ),
  };
}

function changeText({ decision, question }: MarkChange): Parameters<typeof lineOf>[0] {
  const whole = question === null;
  switch (decision.kind) {
    case 'override':
      return message('gradebook.did-override', { points: decision.points });
    case 'excuse':
      return message(whole ? 'gradebook.did-excuse-all' : 'gradebook.did-excuse');
    case 'take-back':
      return message(whole ? 'gradebook.did-take-back-all' : 'gradebook.did-take-back');
    default:
      return assertNever(decision);
  }
}

/** Decisions as the history of a mark shows them. */
export function changeLines(changes: readonly MarkChange[], telling: Telling) {
  return changes.map((change) => ({
    did: lineOf(changeText(change), telling.language),
    who: nameOf(change.madeBy, telling),
    when: render(whenText(change.madeAt, telling.zone), telling.language),
    reason: change.reason,
  }));
}

/** How a mark stands now, in a sentence. */
function standing({ cell, row, column }: MarkedWork): 'excused' | 'override' | 'answers' {
  if (cell?.state === 'excused') return 'excused';
  return row.decisions.questions.has(questionKey(column)) ? 'override' : 'answers';
}

/** What the page of one mark shows: the mark, the answers behind it, and everything that was done to it. */
export function markModel(work: MarkedWork, telling: Telling) {
  const { language } = telling;
  const { points } = pointsIn(language);
  const { cell, column, row, mark, responses, hints, changes } = work;
  const question = responses.at(-1)?.question ?? column.question;
  const last = responses.at(-1)?.question ?? null;
  return {
    name: row.learner.name,
    questionTitle: column.title[language],
    max: column.max,
    cell: cell && {
      tint: tintOf(cell, column.max),
      state: cell.state,
      points: points(cell.points),
      provisional: cell.provisional > 0 ? points(cell.provisional) : null,
    },
    standing: standing(work),
    isWholeExcused: row.decisions.whole !== null,
    isDecided: row.decisions.questions.has(questionKey(column)),
    how: markText(mark).map((text) => lineOf(text, language)),
    prompt: question ? renderMarkdown(question.prompt[language]) : null,
    hints: hints.flatMap(({ hint, shownAt }) => {
      const text = (last ?? column.question)?.hints[hint];
      const when = render(whenText(shownAt, telling.zone), language);
      return text ? [{ html: renderMarkdown(text[language]), when }] : [];
    }),
    responses: responses.map((one, index) => responseModel(one, index, work, telling)).toReversed(),
    changes: changeLines(changes, telling),
  };
}
