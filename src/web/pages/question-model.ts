import { randomUUID } from 'node:crypto';
import type { QuestionState, RecordedGrade } from '../../attempts/attempts.ts';
import { renderMarkdown } from '../../authoring/markdown.ts';
import { shownGrade, worthGrade } from '../../classroom/assessments/shown.ts';
import { triesLeftText } from '../../classroom/assessments/told.ts';
import type { Language } from '../../i18n/language.ts';
import { render, type Text } from '../../i18n/text.ts';
import { solution } from '../../questions/any.ts';
import type { Question } from '../../questions/question.ts';
import type { Around, AssessmentBar } from '../places/around.ts';
import { answerOf } from './answer.ts';
import { currentFields, type Fields } from './fields.ts';
import { markedLine } from './marked-line.ts';
import { questionIn } from './paths.ts';
import { lineOf, remarkOf, remarksByPart } from './remark.ts';
import { reviewOf } from './review.ts';
import { shownTime } from './times.ts';
import { turnOf } from './turn.ts';

/** Any question but a task. */
export type Asked = Exclude<Question, { kind: 'task' }>;

/** How a question's page is to be shown, beyond the state of its attempt. */
export interface Asking {
  readonly around: Around;
  readonly bar: AssessmentBar | null;
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the reader may settle the points of a written answer. */
  readonly settles: boolean;
  /** What stands in the form when a submitted one is shown again with what is wrong with it. */
  readonly typed?: Fields;
  readonly problem?: Text;
}

/** The hints of a question: those that were shown, and how many may still be asked for. */
function hintsOf(state: QuestionState, { may }: Around, language: Language) {
  return {
    shown: state.hintsShown.map((hint) => renderMarkdown(hint[language])),
    left: may.askForHints ? state.hintsLeft : 0,
  };
}

/** Parts of a page that questions and tasks share. */
export function commonModel(state: QuestionState, around: Around, language: Language) {
  const { question } = state;
  const turn = turnOf(around, question.id, language);
  return {
    ...turn,
    title: question.title[language],
    trail: [
      { text: render(around.title, language), href: around.href },
      { text: `${turn.ordinal} / ${turn.of}`, href: null },
    ],
    here: questionIn(around.href, question),
    kind: question.kind,
    number: state.number,
    max: around.worth(question),
    prompt: renderMarkdown(question.prompt[language]),
    submission: randomUUID(),
    hints: hintsOf(state, around, language),
    may: around.may,
    inAssessment: around.inAssessment,
  };
}

function verdictOf(question: Asked, grade: RecordedGrade, language: Language) {
  // What a reviewer gave is by a rubric's items, which stand nowhere else on the page.
  const isReviewed = grade.grader.startsWith('teacher:');
  const inPlace =
    !isReviewed && ['multiple-choice', 'matching', 'ordering', 'essay'].includes(question.kind);
  return {
    state: grade.state,
    points: grade.points,
    max: grade.max,
    reviewed: isReviewed,
    line: markedLine(grade.feedback),
    remarks: grade.feedback
      .filter((one) => one.part === null || !inPlace)
      .map((one) => remarkOf(one, language)),
  };
}

function revealOf(question: Asked, language: Language) {
  const words = solution(question);
  return {
    solution: words && lineOf(words, language),
    modelAnswer:
      question.kind === 'essay' ? renderMarkdown(question['model-answer'][language]) : null,
    explanation: renderMarkdown(question.explanation[language]),
  };
}

/** What a question's page shows. Its key is in it only after an answer, and where that is explained now. */
export function questionModel(state: QuestionState, question: Asked, asking: Asking) {
  const { around, language, now } = asking;
  const { draft } = state;
  const [latest] = state.responses;
  const shown = latest ? shownGrade(latest.grades[0], around.shown) : null;
  const grade = shown && worthGrade(shown, around.worth(question));
  const common = commonModel(state, around, language);
  const draftIsNewer = draft && (!latest || draft.savedAt > latest.submittedAt);
  const isExplained = latest !== undefined && around.shown === 'explanation';
  return {
    ...common,
    bar: asking.bar,
    width: 'column',
    problem: asking.problem ? lineOf(asking.problem, language) : null,
    attempt: state.questionAttempt,
    answers: state.responses.length,
    triesLeft: around.may.answer ? triesLeftText(around.tries, state.responses.length) : null,
    draft: {
      url: `/api/v1${around.href}/questions/${question.id}/draft`,
      revision: draft?.revision ?? 0,
      savedAt: draftIsNewer ? shownTime(draft.savedAt, now, language) : null,
    },
    answeredAt: latest ? shownTime(latest.submittedAt, now, language) : null,
    answer: answerOf(question, {
      fields: asking.typed ?? currentFields(state),
      seed: state.seed,
      language,
      remarks: grade && !draftIsNewer ? remarksByPart(grade.feedback, language) : new Map(),
    }),
    verdict: grade ? verdictOf(question, grade, language) : null,
    review:
      latest && question.kind === 'essay' && asking.settles
        ? reviewOf(question, latest, language)
        : null,
    reveal: isExplained ? revealOf(question, language) : null,
  };
}
