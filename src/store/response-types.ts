import type { Language } from '../i18n/language.ts';
import type { Evidence } from './evidence.ts';
import type { Grade, NewGrade } from './grades.ts';
import type { JsonValue } from './json.ts';

/** An answer to be kept, with the grade it got and, for a task, what that grade was judged on. */
export interface NewResponse {
  readonly questionAttemptId: string;
  /** The key of the submitted form: sending the same form again finds the first answer. `newId()` makes one. */
  readonly submission: string;
  readonly response: JsonValue;
  /** The language the learner answered in. */
  readonly language: Language;
  /** The hash of a content version that is kept already. */
  readonly contentVersion: string;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  readonly grade: NewGrade;
  readonly evidence?: Evidence;
}

/** An answer that is kept, with every grade it ever got. */
export interface StoredResponse {
  readonly id: string;
  readonly questionAttemptId: string;
  readonly submission: string;
  readonly response: JsonValue;
  readonly language: Language;
  readonly contentVersion: string;
  readonly submittedAt: number;
  /** The current grade: the newest. */
  readonly grade: Grade;
  /** Every grade, the oldest first. */
  readonly grades: readonly Grade[];
}

/** A new grade of a response, made knowing the one that was current. */
export interface Regrade {
  readonly responseId: string;
  /** The id of the grade that was current when this one was made. */
  readonly replaces: string;
  readonly grade: NewGrade;
}

/** A response with whose it is, and the go it belongs to. */
export interface OwnedResponse {
  readonly learner: { readonly id: string; readonly name: string };
  readonly chapter: string;
  readonly question: string;
  /** Which go at the question it belongs to, from 1. */
  readonly number: number;
  /** The parameters that the go was put with. */
  readonly parameters: JsonValue;
  readonly response: StoredResponse;
}

/** What `record` kept; `replayed` when this submission was there already and nothing new was written. */
export interface Recorded {
  readonly response: StoredResponse;
  readonly replayed: boolean;
}

/** The answers and their grades. Nothing is ever changed or removed. */
export interface Responses {
  /**
   * Keeps an answer with its grade and evidence, all or none; on disk when it resolves. A submission that was kept
   * before gives the first answer, whatever was sent now; one that belongs to another learner or question
   * is a `StoreError` `submission-reused`.
   */
  record(response: NewResponse): Promise<Recorded>;
  /** Adds a grade, which becomes the current one: an essay settled, a teacher's override, a regrade. */
  addGrade(responseId: string, grade: NewGrade): Promise<Grade>;
  /**
   * Adds many grades, all or none: a regrade. Each names the grade it was made to replace; where another one is current
   * by now, it is a `StoreError` `refused`, and none is added.
   */
  addGrades(grades: readonly Regrade[]): Promise<void>;
  get(id: string): Promise<StoredResponse | null>;
  findBySubmission(submission: string): Promise<StoredResponse | null>;
  /** The answers of one go at a question, the oldest first. */
  ofQuestionAttempt(questionAttemptId: string): Promise<readonly StoredResponse[]>;
  /** The answers of a whole attempt, the oldest first. */
  ofAttempt(attemptId: string): Promise<readonly StoredResponse[]>;
  /** Every answer in a chapter outside of assessments, of every attempt at it, the oldest go first. */
  ofChapter(chapter: string): AsyncIterable<OwnedResponse>;
  /** Every answer in an assessment, the oldest go first. */
  ofAssessment(assessment: string): AsyncIterable<OwnedResponse>;
  /** What a response was graded on; null for an answer that needed no engine. */
  evidence(responseId: string): Promise<Evidence | null>;
}
