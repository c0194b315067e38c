import type {
  AnnouncementsTable,
  ApiTokensTable,
  AssessmentAttemptsTable,
  AssessmentOverridesTable,
  AssessmentsTable,
  ContestsTable,
  MarkChangesTable,
  ReviewsTable,
  RubricsTable,
} from './assessment-tables.ts';

/**
 * The tables as the newest migration leaves them. Times are milliseconds since 1970 (UTC);
 * columns that hold JSON are text, written by `toJsonText` and read by `fromJsonText`.
 */
export interface Tables {
  learners: LearnersTable;
  content_versions: ContentVersionsTable;
  attempts: AttemptsTable;
  question_attempts: QuestionAttemptsTable;
  responses: ResponsesTable;
  evidence: EvidenceTable;
  grades: GradesTable;
  drafts: DraftsTable;
  hints: HintsTable;
  task_steps: TaskStepsTable;
  task_events: TaskEventsTable;
  task_event_logs: TaskEventLogsTable;
  people: PeopleTable;
  sessions: SessionsTable;
  one_time_links: OneTimeLinksTable;
  join_codes: JoinCodesTable;
  sign_in_failures: SignInFailuresTable;
  settings: SettingsTable;
  assessments: AssessmentsTable;
  assessment_overrides: AssessmentOverridesTable;
  assessment_attempts: AssessmentAttemptsTable;
  announcements: AnnouncementsTable;
  mark_changes: MarkChangesTable;
  rubrics: RubricsTable;
  reviews: ReviewsTable;
  contests: ContestsTable;
  api_tokens: ApiTokensTable;
}

/** Somebody who answers. */
export interface LearnersTable {
  id: string;
  name: string;
  email: string | null;
  created_at: number;
}

/** The content that grades were made with; `hash` names its `body`. */
export interface ContentVersionsTable {
  hash: string;
  chapter: string;
  body: string;
  loaded_at: number;
}

/** A learner's run of a chapter. At most one a learner, chapter and assessment is open (`ended_at` null). */
export interface AttemptsTable {
  id: string;
  learner_id: string;
  chapter: string;
  /** The assessment it belongs to; empty for work outside of any. */
  assessment: string;
  seed: string;
  started_at: number;
  ended_at: number | null;
}

/** One go at one question; "start over" makes the next `number` (from 1), and nothing is deleted. */
export interface QuestionAttemptsTable {
  id: string;
  attempt_id: string;
  question: string;
  number: number;
  parameters: string;
  started_at: number;
}

/** What was answered, never changed. `submission` is the key of the submitted form. */
export interface ResponsesTable {
  id: string;
  question_attempt_id: string;
  submission: string;
  response: string;
  language: string;
  content_version: string;
  submitted_at: number;
}

/** The observation a response was graded on: gzipped JSON. */
export interface EvidenceTable {
  response_id: string;
  observation: Uint8Array;
  taken_at: number;
}

/** A grade of a response, never changed: the one with the greatest id is current. */
export interface GradesTable {
  id: string;
  response_id: string;
  points: number;
  max: number;
  state: string;
  feedback: string;
  graded_at: number;
  grader: string;
  reason: string | null;
}

/** What is typed and not yet answered; `revision` counts the saves from 1. */
export interface DraftsTable {
  question_attempt_id: string;
  revision: number;
  draft: string;
  saved_at: number;
  tab: string;
}

/** The hints a learner asked for, by their place (from 0). */
export interface HintsTable {
  question_attempt_id: string;
  hint: number;
  shown_at: number;
}

/** A step of a task that was passed, with what was seen then (gzipped JSON) and the facts remembered of it. */
export interface TaskStepsTable {
  question_attempt_id: string;
  step: string;
  passed_at: number;
  remembered: string;
  /** What was reported by then. */
  answers: string;
  observation: Uint8Array;
}

/** What happened on the engine during a go at a task; times in ms since 1970 with a fraction, by the engine's clock. */
export interface TaskEventsTable {
  question_attempt_id: string;
  event_key: string;
  happened_at: number;
  event: string;
}

/** From when until when the kept events of a go reach, and until when some may be missing (null: none is). */
export interface TaskEventLogsTable {
  question_attempt_id: string;
  since: number;
  until: number;
  gap_until: number | null;
  /** Whose events were kept. */
  interests: string;
}

/** Somebody of a class: the learner of the same id. The keys are what logins and addresses are compared by. */
export interface PeopleTable {
  id: string;
  role: string;
  login: string;
  login_key: string;
  email_key: string | null;
  external_id: string | null;
  section: string | null;
  /** null as long as no password was chosen. */
  password_hash: string | null;
  removed_at: number | null;
}

/** A browser that is, or was, signed in. */
export interface SessionsTable {
  id: string;
  token_hash: string;
  person_id: string;
  created_at: number;
  seen_at: number;
  expires_at: number;
  ended_at: number | null;
  address: string;
  agent: string;
}

/** A link that works once; `person_id` is null where it makes its person. */
export interface OneTimeLinksTable {
  code_hash: string;
  purpose: string;
  person_id: string | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** A code by which students join by themselves, until it is closed. */
export interface JoinCodesTable {
  code: string;
  section: string | null;
  opened_at: number;
  closed_at: number | null;
}

/** Failed tries to sign in, by account and by address, since the last one that went well. */
export interface SignInFailuresTable {
  scope: string;
  name: string;
  failures: number;
  failed_at: number;
}

/** What a class decided, as JSON by its key. */
export interface SettingsTable {
  key: string;
  value: string;
}
