import type { Chapter } from '../../authoring/content.ts';
import { durationText } from '../../classroom/assessments/durations.ts';
import { questionOrder } from '../../classroom/assessments/order.ts';
import type { Seat } from '../../classroom/assessments/seat.ts';
import { variantSeed } from '../../classroom/assessments/seeds.ts';
import {
  type AssessmentQuestion,
  type FeedbackKind,
  readable,
} from '../../classroom/assessments/settings.ts';
import { decisionTexts } from '../../classroom/assessments/told.ts';
import { courseZone } from '../../classroom/course.ts';
import { message, type Text } from '../../i18n/text.ts';
import { maxPoints } from '../../questions/any.ts';
import type { Question } from '../../questions/question.ts';
import type { Store } from '../../store/store.ts';
import { assessmentPath, chapterPath, resultsPath } from '../pages/paths.ts';

/** What the bar of an assessment's pages says: where its student stands, and until when they may work. */
export interface AssessmentBar {
  readonly id: string;
  readonly title: Text;
  readonly href: string;
  /** Ms since 1970; null where nothing runs, or without an end. */
  readonly deadline: number | null;
  /** How long until then, when the page was made; null where there is no deadline. */
  readonly left: Text | null;
  readonly told: readonly Text[];
  readonly running: boolean;
}

/** What is around a question: what it belongs to, what is beside it, and what may be done and learnt there now. */
export interface Around {
  readonly title: Text;
  /** The address of what it belongs to; a question's own address begins with it. */
  readonly href: string;
  /** What comes after the last question. */
  readonly end: { readonly href: string; readonly title: Text };
  /** In the order in which they are met. */
  readonly questions: readonly Question[];
  /** The most points that a question gives here. */
  readonly worth: (question: Question) => number;
  readonly shown: FeedbackKind;
  readonly may: {
    readonly answer: boolean;
    readonly askForHints: boolean;
    readonly startOver: boolean;
  };
  /** How many answers to a question are allowed; null: as many as wished. */
  readonly tries: number | null;
  readonly bar: AssessmentBar | null;
}

/** A chapter by itself: everything may be done, and is explained. */
export function aroundChapter(chapter: Chapter): Around {
  return {
    title: chapter.title,
    href: chapterPath(chapter.id),
    end: { href: resultsPath(chapter.id), title: message('web.results') },
    questions: chapter.questions,
    worth: maxPoints,
    shown: 'explanation',
    may: { answer: true, askForHints: true, startOver: true },
    tries: null,
    bar: null,
  };
}

/** A question of an assessment as its student meets it. */
export interface Met {
  readonly asked: AssessmentQuestion;
  readonly chapter: Chapter;
  readonly question: Question;
}

/** The sections of an assessment in the order in which whoever has this seat meets their questions. */
export function sectionsMet({ assessment, attempt }: Seat, chapters: readonly Chapter[]) {
  const { settings, seed } = assessment;
  const mine = variantSeed(settings, { assessment: seed, attempt: attempt?.seed ?? seed });
  return settings.sections.map((section) => ({
    heading: section.heading === null ? null : readable(section.heading),
    questions: questionOrder(section, mine).flatMap((asked): Met[] => {
      const chapter = chapters.find(({ id }) => id === asked.chapter);
      const question = chapter?.questions.find(({ id }) => id === asked.question);
      return chapter && question ? [{ asked, chapter, question }] : [];
    }),
  }));
}

/** The bar above the pages of an assessment. */
export async function assessmentBar(store: Store, seat: Seat, now: number): Promise<AssessmentBar> {
  const { assessment, decision } = seat;
  const { phase } = decision;
  return {
    id: assessment.id,
    title: readable(assessment.settings.title),
    href: assessmentPath(assessment.id),
    deadline: phase.is === 'running' ? phase.deadline : null,
    left: phase.is === 'running' ? durationText(phase.left) : null,
    told: decisionTexts(decision, now, await courseZone(store)),
    running: phase.is === 'running' || phase.is === 'running-freely',
  };
}

/** What is around the questions of an assessment for whoever has this seat. */
export async function aroundAssessment(
  store: Store,
  seat: Seat,
  chapters: readonly Chapter[],
  now: number,
): Promise<Around> {
  const { assessment, decision } = seat;
  const met = sectionsMet(seat, chapters).flatMap(({ questions }) => questions);
  const worth = new Map(met.map(({ asked, question }) => [question.id, asked.points]));
  const href = assessmentPath(assessment.id);
  return {
    title: readable(assessment.settings.title),
    href,
    end: { href, title: message('assessments.overview') },
    questions: met.map(({ question }) => question),
    worth: (question) => worth.get(question.id) ?? maxPoints(question),
    shown: decision.feedback,
    may: {
      answer: decision.answer,
      askForHints: decision.askForHints,
      startOver: decision.answer,
    },
    tries: decision.tries,
    bar: await assessmentBar(store, seat, now),
  };
}
