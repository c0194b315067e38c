import { lookUp, type Placed } from '../../attempts/find.ts';
import type { Chapter } from '../../authoring/content.ts';
import { announcementsOf } from '../../classroom/announcements.ts';
import { sectionsInOrder } from '../../classroom/assessments/order.ts';
import type { Seat } from '../../classroom/assessments/seat.ts';
import {
  type AssessmentQuestion,
  type FeedbackKind,
  readable,
} from '../../classroom/assessments/settings.ts';
import { decisionTexts } from '../../classroom/assessments/told.ts';
import { whenText } from '../../classroom/assessments/when.ts';
import { courseZone } from '../../classroom/course.ts';
import { message, type Text } from '../../i18n/text.ts';
import { maxPoints } from '../../questions/any.ts';
import type { Question } from '../../questions/question.ts';
import type { Store } from '../../store/store.ts';
import { assessmentPath, chapterPath, resultsPath } from '../pages/paths.ts';
import { type ToldAnnouncement, toldAnnouncements } from './announcements.ts';
import { timeLeftText } from './time-left.ts';

/** What the bar of an assessment's pages says: where its student stands, and until when they may work. Times in ms since 1970. */
export interface AssessmentBar {
  readonly id: string;
  readonly title: Text;
  readonly href: string;
  /** The id of the question on the page; null where it shows none. */
  readonly question: string | null;
  /** Whether somebody works here, or did: their page follows what is said and changed. */
  readonly follows: boolean;
  /** By the server's clock, when the page was made. */
  readonly now: number;
  /** null where nothing runs, or without an end. */
  readonly deadline: number | null;
  /** How long until then, when the page was made, and when that is; null where there is no deadline. */
  readonly left: Text | null;
  readonly until: Text | null;
  readonly told: readonly Text[];
  readonly running: boolean;
  readonly handedIn: boolean;
  readonly announcements: readonly ToldAnnouncement[];
}

/** What is around a question: what it belongs to, what is beside it, and what may be done and learnt there now. */
export interface Around {
  readonly title: Text;
  /** The address of what it belongs to; a question's own address begins with it. */
  readonly href: string;
  /** What comes after the last question. */
  readonly end: { readonly href: string; readonly title: Text };
  /** In the order in which they are met. */
  readonly questions: () => readonly Question[];
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
  readonly inAssessment: boolean;
}

/** A chapter by itself: everything may be done, and is explained. */
export function aroundChapter(chapter: Chapter): Around {
  return {
    title: chapter.title,
    href: chapterPath(chapter.id),
    end: { href: resultsPath(chapter.id), title: message('web.results') },
    questions: () => chapter.questions,
    worth: maxPoints,
    shown: 'explanation',
    may: { answer: true, askForHints: true, startOver: true },
    tries: null,
    inAssessment: false,
  };
}

/** A question of an assessment as its student meets it. */
export interface Met extends Placed {
  readonly asked: AssessmentQuestion;
}

/** The sections of an assessment in the order in which whoever has this seat meets their questions. */
export function sectionsMet({ assessment, attempt }: Seat, chapters: readonly Chapter[]) {
  return sectionsInOrder(assessment, attempt?.seed ?? null).map(({ heading, questions }) => ({
    heading: heading === null ? null : readable(heading),
    questions: questions.flatMap((asked): Met[] => {
      const found = lookUp(chapters, asked.chapter, asked.question);
      return found ? [{ asked, ...found }] : [];
    }),
  }));
}

/** The bar above the pages of an assessment. */
export async function assessmentBar(store: Store, seat: Seat, now: number): Promise<AssessmentBar> {
  const { assessment, attempt, decision } = seat;
  const { phase } = decision;
  const zone = await courseZone(store);
  const isTimed = phase.is === 'running';
  return {
    id: assessment.id,
    title: readable(assessment.settings.title),
    href: assessmentPath(assessment.id),
    question: null,
    follows: attempt !== null,
    now,
    deadline: isTimed ? phase.deadline : null,
    left: isTimed ? timeLeftText(phase.left) : null,
    until: isTimed ? message('board.until', { when: whenText(phase.deadline, zone) }) : null,
    told: isTimed ? [] : decisionTexts(decision, now, zone),
    running: isTimed || phase.is === 'running-freely',
    handedIn: phase.is === 'handed-in',
    announcements: attempt
      ? toldAnnouncements(await announcementsOf(store, assessment.id), now, zone)
      : [],
  };
}

/** What is around the questions of an assessment for whoever has this seat. */
export function aroundAssessment(seat: Seat, chapters: readonly Chapter[]): Around {
  const { assessment, decision } = seat;
  const asked = assessment.settings.sections.flatMap(({ questions }) => questions);
  const href = assessmentPath(assessment.id);
  return {
    title: readable(assessment.settings.title),
    href,
    end: { href, title: message('assessments.overview') },
    questions: () =>
      sectionsMet(seat, chapters).flatMap(({ questions }) =>
        questions.map(({ question }) => question),
      ),
    worth: (question) =>
      asked.find((one) => one.question === question.id)?.points ?? maxPoints(question),
    shown: decision.feedback,
    may: {
      answer: decision.answer,
      askForHints: decision.askForHints,
      startOver: decision.answer,
    },
    tries: decision.tries,
    inAssessment: true,
  };
}
