import type { Chapter } from '../authoring/content.ts';
import type { EventLog } from '../checks/event.ts';
import type { Observation } from '../checks/observation.ts';
import type { Language, Localised } from '../i18n/language.ts';
import type { Grade, GradeState } from '../questions/grade.ts';
import type { Question } from '../questions/question.ts';
import type { Glance } from './glance.ts';

/** A grade as it was recorded; the newest of a response is the one that counts. */
export interface RecordedGrade extends Grade {
  readonly gradedAt: number;
  readonly grader: 'engine' | 'learner' | `teacher:${string}`;
  readonly reason: string | null;
}

/** A response as it was recorded, with every grade it ever had, newest first. */
export interface RecordedResponse {
  readonly id: string;
  readonly response: unknown;
  readonly language: Language;
  readonly submittedAt: number;
  readonly grades: readonly [RecordedGrade, ...RecordedGrade[]];
  /** Whether an observation is kept with it. */
  readonly hasEvidence: boolean;
}

/** What a learner has typed and not yet submitted. */
export interface Draft {
  /** Counts the saves, from 1. */
  readonly revision: number;
  /** The form's fields as they stand. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly savedAt: number;
  /** The tab it came from. */
  readonly tab: string;
}

/** `saved`, or `conflict` with the newer draft that another tab saved meanwhile. */
export type DraftOutcome =
  | { readonly outcome: 'saved'; readonly draft: Draft }
  | { readonly outcome: 'conflict'; readonly current: Draft };

/** Everything a page needs to know of a learner's work on one question. */
export interface QuestionState {
  /** With this learner's parameters filled in. */
  readonly question: Question;
  readonly chapter: Chapter;
  readonly questionAttempt: string;
  /** Which try this is, from 1; starting over makes the next. */
  readonly number: number;
  /** Order options are shown in is drawn from it. */
  readonly seed: number;
  readonly draft: Draft | null;
  /** Of this try, newest first. */
  readonly responses: readonly RecordedResponse[];
  /** The best grade over all tries: what counts. */
  readonly best: RecordedGrade | null;
  /** When it was first fully correct. */
  readonly passedAt: number | null;
  readonly hintsShown: readonly Localised[];
  readonly hintsLeft: number;
}

/** The current grade of a response, in short. */
export interface ProgressGrade {
  readonly points: number;
  readonly max: number;
  readonly state: GradeState;
  /** When the response was given; milliseconds since 1970. */
  readonly submittedAt: number;
}

/** How far a learner is with one question. */
export interface QuestionProgress {
  readonly question: Question;
  readonly max: number;
  /** The best settled grade of all tries; where none is settled, the best suggested one. */
  readonly best: ProgressGrade | null;
  /** The newest response's. */
  readonly latest: ProgressGrade | null;
  /** The settled points that count. */
  readonly points: number;
  /** What would come on top if the points that are only suggested were accepted. */
  readonly provisional: number;
  /** How many responses there are, over all tries. */
  readonly responses: number;
  /** Whether something was typed since the newest response. */
  readonly hasDraft: boolean;
}

/** A learner's way through a chapter. Points of answers that await review are in `provisional`, not in `points`. */
export interface ChapterProgress {
  readonly chapter: Chapter;
  readonly questions: readonly QuestionProgress[];
  readonly points: number;
  readonly provisional: number;
  readonly max: number;
}

/** The life of an attempt: what a learner may do, kept before it is acknowledged. `chapter` and `question` are ids. */
export interface Attempts {
  progress(learner: string, chapter: string): Promise<ChapterProgress>;
  state(learner: string, chapter: string, question: string): Promise<QuestionState>;
  saveDraft(
    learner: string,
    chapter: string,
    question: string,
    draft: {
      readonly fields: Draft['fields'];
      readonly baseRevision: number;
      readonly tab: string;
    },
  ): Promise<DraftOutcome>;
  /**
   * Grades and keeps a response; for a task, looks at the engine first (`response` is then the reported answers).
   * `submission` names the act of submitting: a replay of the same form gives the first outcome again.
   */
  respond(
    learner: string,
    chapter: string,
    question: string,
    given: {
      readonly response: unknown;
      readonly submission: string | null;
      readonly language: Language;
    },
  ): Promise<{
    readonly response: RecordedResponse;
    readonly grade: Grade;
    readonly replayed: boolean;
  }>;
  /**
   * Judges a response as things are now, and records nothing. `settleMs` is how long a container must have run to be
   * taken at its word, as for `Engine.observe`; `early` gets what is known of a task before the reasons of its
   * failures are looked for, and gives whether they are to be.
   */
  glance(
    learner: string,
    chapter: string,
    question: string,
    given: {
      readonly response: unknown;
      readonly settleMs?: number;
      readonly early?: (glance: Glance) => boolean;
    },
  ): Promise<Glance>;
  /**
   * Keeps what was heard of an engine's events with the go at a task that is under way, as far as it belongs to it. The
   * log follows on what a look at the task saw.
   */
  hear(learner: string, chapter: string, task: string, log: EventLog): Promise<void>;
  /** Records what a glance saw. A submission that was used before gives the first outcome again. */
  keep(
    glance: Glance,
    given: { readonly submission: string | null; readonly language: Language },
  ): ReturnType<Attempts['respond']>;
  /**
   * Answers with what was saved by a moment (ms since 1970) and is newer than the last answer, whatever may be done now;
   * gives whether there was such a draft that fits. A question that needs the engine is looked at only while that moment
   * is just past; later nobody can say what was so then, and its grade is `unknown`. Tasks keep what they recorded.
   */
  answerDraft(learner: string, chapter: string, question: string, by: number): Promise<boolean>;
  showHint(learner: string, chapter: string, question: string): Promise<QuestionState>;
  /** Settles an essay that awaits review, a share (0 to 1) for each key point; solo mode only. */
  settle(
    learner: string,
    chapter: string,
    question: string,
    settled: {
      readonly response: string;
      readonly shares: Readonly<Record<string, number>>;
      readonly reason: string | null;
    },
  ): Promise<Grade>;
  startOver(learner: string, chapter: string, question: string): Promise<QuestionState>;
  /** The observation a grade was made from; null where none was kept. */
  evidence(learner: string, response: string): Promise<Observation | null>;
}
