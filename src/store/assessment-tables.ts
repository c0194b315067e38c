/** What a teacher made of chapters' questions; `revision` counts the changes of its settings from 1. */
export interface AssessmentsTable {
  id: string;
  settings: string;
  revision: number;
  /** An unsigned 32-bit number. */
  seed: number;
  created_at: number;
  changed_at: number;
  changed_by: string;
  removed_at: number | null;
}

/** What holds for some instead of an assessment's settings. */
export interface AssessmentOverridesTable {
  id: string;
  assessment_id: string;
  override: string;
  made_at: number;
  made_by: string;
}

/** That a student started an assessment, and handed it in or had it handed in. */
export interface AssessmentAttemptsTable {
  id: string;
  assessment_id: string;
  learner_id: string;
  seed: number;
  started_at: number;
  handed_in_at: number | null;
  handed_in_by: string | null;
}

/** What was said to everybody who works on an assessment. */
export interface AnnouncementsTable {
  id: string;
  assessment_id: string;
  said: string;
  made_at: number;
  made_by: string;
}

/**
 * What a teacher decided about a mark, never changed: the newest of a question counts. Chapter and question are empty
 * where it is about the whole of the assessment.
 */
export interface MarkChangesTable {
  id: string;
  assessment: string;
  learner_id: string;
  chapter: string;
  question: string;
  kind: string;
  points: number | null;
  reason: string;
  made_at: number;
  made_by: string;
}

/** What a question's points are given for, where reviewers changed what its author wrote. */
export interface RubricsTable {
  assessment: string;
  chapter: string;
  question: string;
  revision: number;
  items: string;
  changed_at: number;
  changed_by: string;
}

/** What a reviewer gave a response, with the grade that came of it; the newest counts. */
export interface ReviewsTable {
  id: string;
  response_id: string;
  grade_id: string;
  rubric_revision: number;
  shares: string;
  /** Points that were added besides, or taken. */
  adjustment: number;
  remark: string;
  made_at: number;
  made_by: string;
}

/** That a student disagrees with a grade; `outcome` is null until somebody answered. */
export interface ContestsTable {
  id: string;
  response_id: string;
  learner_id: string;
  reason: string;
  made_at: number;
  outcome: string | null;
  answer: string | null;
  answered_at: number | null;
  answered_by: string | null;
}

/** A key by which a script reads scores; only its hash is kept. */
export interface ApiTokensTable {
  id: string;
  token_hash: string;
  name: string;
  made_at: number;
  made_by: string;
  used_at: number | null;
  revoked_at: number | null;
}
