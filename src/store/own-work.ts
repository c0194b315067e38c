import type { Kysely } from 'kysely';
import { unpackObservation } from './evidence.ts';
import { fromJsonText, type JsonValue } from './json.ts';
import type { Tables } from './schema.ts';

/** A grade as it is handed out. Times are ISO 8601 in UTC, here and below. */
export interface OwnGrade {
  readonly points: number;
  readonly max: number;
  readonly state: string;
  readonly feedback: JsonValue;
  readonly gradedAt: string;
  /** `engine`, `learner` or `teacher`. */
  readonly by: string;
  readonly reason: string | null;
}

/** An answer with all that came of it, the oldest grade first. */
export interface OwnAnswer {
  readonly response: JsonValue;
  readonly language: string;
  readonly submittedAt: string;
  readonly contentVersion: string;
  readonly grades: readonly OwnGrade[];
  readonly reviews: readonly {
    readonly shares: JsonValue;
    readonly remark: string;
    /** Points that were given or taken besides. */
    readonly adjustment: number;
    readonly madeAt: string;
  }[];
  readonly contests: readonly {
    readonly reason: string;
    readonly madeAt: string;
    readonly outcome: string | null;
    readonly answer: string | null;
    readonly answeredAt: string | null;
  }[];
  readonly evidence: { readonly takenAt: string; readonly observation: JsonValue } | null;
}

/** One go at a question. */
export interface OwnGo {
  readonly question: string;
  readonly number: number;
  readonly startedAt: string;
  readonly parameters: JsonValue;
  readonly draft: { readonly fields: JsonValue; readonly savedAt: string } | null;
  readonly hints: readonly { readonly hint: number; readonly shownAt: string }[];
  readonly steps: readonly {
    readonly step: string;
    readonly passedAt: string;
    readonly answers: JsonValue;
    readonly remembered: JsonValue;
    readonly observation: JsonValue;
  }[];
  readonly events: readonly JsonValue[];
  readonly answers: readonly OwnAnswer[];
}

/** The work in one chapter; `assessment` is empty outside of assessments. */
export interface OwnRun {
  readonly chapter: string;
  readonly assessment: string;
  readonly startedAt: string;
  readonly goes: readonly OwnGo[];
}

/** A time as it is handed out. */
export function time(at: number): string {
  return new Date(at).toISOString();
}

export function timeOrNull(at: number | null): string | null {
  return at === null ? null : time(at);
}

async function answersOf(db: Kysely<Tables>, go: string): Promise<OwnAnswer[]> {
  const rows = await db
    .selectFrom('responses')
    .selectAll()
    .where('question_attempt_id', '=', go)
    .orderBy('id')
    .execute();
  const answers: OwnAnswer[] = [];
  for (const row of rows) {
    const grades = await db
      .selectFrom('grades')
      .selectAll()
      .where('response_id', '=', row.id)
      .orderBy('id')
      .execute();
    const reviews = await db
      .selectFrom('reviews')
      .selectAll()
      .where('response_id', '=', row.id)
      .orderBy('id')
      .execute();
    const contests = await db
      .selectFrom('contests')
      .selectAll()
      .where('response_id', '=', row.id)
      .orderBy('id')
      .execute();
    const evidence = await db
      .selectFrom('evidence')
      .selectAll()
      .where('response_id', '=', row.id)
      .executeTakeFirst();
    answers.push({
      response: fromJsonText(row.response, 'responses.response'),
      language: row.language,
      submittedAt: time(row.submitted_at),
      contentVersion: row.content_version,
      grades: grades.map((grade) => ({
        points: grade.points,
        max: grade.max,
        state: grade.state,
        feedback: fromJsonText(grade.feedback, 'grades.feedback'),
        gradedAt: time(grade.graded_at),
        by: grade.grader.split(':', 1)[0] ?? '',
        reason: grade.reason,
      })),
      reviews: reviews.map((review) => ({
        shares: fromJsonText(review.shares, 'reviews.shares'),
        remark: review.remark,
        adjustment: review.adjustment,
        madeAt: time(review.made_at),
      })),
      contests: contests.map((contest) => ({
        reason: contest.reason,
        madeAt: time(contest.made_at),
        outcome: contest.outcome,
        answer: contest.answer,
        answeredAt: timeOrNull(contest.answered_at),
      })),
      evidence: evidence
        ? {
            takenAt: time(evidence.taken_at),
            observation: await unpackObservation(evidence.observation),
          }
        : null,
    });
  }
  return answers;
}

async function goesOf(db: Kysely<Tables>, run: string): Promise<OwnGo[]> {
  const rows = await db
    .selectFrom('question_attempts')
    .selectAll()
    .where('attempt_id', '=', run)
    .orderBy('id')
    .execute();
  const goes: OwnGo[] = [];
  for (const { id, ...row } of rows) {
    const draft = await db
      .selectFrom('drafts')
      .selectAll()
      .where('question_attempt_id', '=', id)
      .executeTakeFirst();
    const hints = await db
      .selectFrom('hints')
      .selectAll()
      .where('question_attempt_id', '=', id)
      .orderBy('hint')
      .execute();
    const steps = await db
      .selectFrom('task_steps')
      .selectAll()
      .where('question_attempt_id', '=', id)
      .orderBy('passed_at')
      .execute();
    const events = await db
      .selectFrom('task_events')
      .select('event')
      .where('question_attempt_id', '=', id)
      .orderBy('happened_at')
      .execute();
    goes.push({
      question: row.question,
      number: row.number,
      startedAt: time(row.started_at),
      parameters: fromJsonText(row.parameters, 'question_attempts.parameters'),
      draft: draft
        ? { fields: fromJsonText(draft.draft, 'drafts.draft'), savedAt: time(draft.saved_at) }
        : null,
      hints: hints.map((one) => ({ hint: one.hint, shownAt: time(one.shown_at) })),
      steps: await Promise.all(
        steps.map(async (one) => ({
          step: one.step,
          passedAt: time(one.passed_at),
          answers: fromJsonText(one.answers, 'task_steps.answers'),
          remembered: fromJsonText(one.remembered, 'task_steps.remembered'),
          observation: await unpackObservation(one.observation),
        })),
      ),
      events: events.map((one) => fromJsonText(one.event, 'task_events.event')),
      answers: await answersOf(db, id),
    });
  }
  return goes;
}

/** Somebody's work, the oldest first. */
export async function runsOf(db: Kysely<Tables>, learner: string): Promise<OwnRun[]> {
  const rows = await db
    .selectFrom('attempts')
    .selectAll()
    .where('learner_id', '=', learner)
    .orderBy('id')
    .execute();
  const runs: OwnRun[] = [];
  for (const row of rows) {
    runs.push({
      chapter: row.chapter,
      assessment: row.assessment,
      startedAt: time(row.started_at),
      goes: await goesOf(db, row.id),
    });
  }
  return runs;
}
