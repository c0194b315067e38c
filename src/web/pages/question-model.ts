import { randomUUID } from 'node:crypto';
import type { QuestionState } from '../../attempts/attempts.ts';
import { renderMarkdown } from '../../authoring/markdown.ts';
import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/text.ts';
import { maxPoints, solution } from '../../questions/any.ts';
import type { Grade } from '../../questions/grade.ts';
import type { Question } from '../../questions/question.ts';
import { answerOf } from './answer.ts';
import { currentFields, type Fields } from './fields.ts';
import { markedLine } from './marked-line.ts';
import { chapterPath, questionPath } from './paths.ts';
import { lineOf, remarkOf, remarksByPart } from './remark.ts';
import { reviewOf } from './review.ts';
import { shownTime } from './times.ts';
import { turnOf } from './turn.ts';

/** Any question but a task. */
export type Asked = Exclude<Question, { kind: 'task' }>;

/** How a question's page is to be shown, beyond the state of its attempt. */
export interface Asking {
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the reader may settle the points of a written answer. */
  readonly settles: boolean;
  /** What stands in the form when a submitted one is shown again with what is wrong with it. */
  readonly typed?: Fields;
  readonly problem?: Text;
}

/** Parts of a page that questions and tasks share. */
export function commonModel(state: QuestionState, language: Language) {
  const { chapter, question } = state;
  const turn = turnOf(chapter, question.id, language);
  return {
    ...turn,
    title: question.title[language],
    trail: [
      { text: chapter.title[language], href: chapterPath(chapter.id) },
      { text: `${turn.ordinal} / ${turn.of}`, href: null },
    ],
    here: questionPath(chapter.id, question),
    kind: question.kind,
    number: state.number,
    max: maxPoints(question),
    prompt: renderMarkdown(question.prompt[language]),
    submission: randomUUID(),
    hints: {
      shown: state.hintsShown.map((hint) => renderMarkdown(hint[language])),
      left: state.hintsLeft,
    },
  };
}

function verdictOf(question: Asked, grade: Grade, language: Language) {
  const inPlace = ['multiple-choice', 'matching', 'ordering', 'essay'].includes(question.kind);
  return {
    state: grade.state,
    points: grade.points,
    max: grade.max,
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

/** What a question's page shows. Its key is in it only after an answer. */
export function questionModel(state: QuestionState, question: Asked, asking: Asking) {
  const { language, now } = asking;
  const { draft } = state;
  const [latest] = state.responses;
  const grade = latest?.grades[0];
  const common = commonModel(state, language);
  const draftIsNewer = draft && (!latest || draft.savedAt > latest.submittedAt);
  return {
    ...common,
    width: 'column',
    problem: asking.problem ? lineOf(asking.problem, language) : null,
    attempt: state.questionAttempt,
    answers: state.responses.length,
    draft: {
      url: `/api/v1/chapters/${state.chapter.id}/questions/${question.id}/draft`,
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
    reveal: latest ? revealOf(question, language) : null,
  };
}
