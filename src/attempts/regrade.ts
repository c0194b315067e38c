import { z } from 'zod';
import type { Chapter } from '../authoring/content.ts';
import type { Finding } from '../checks/finding.ts';
import { gradeQuestion, parseResponse, questionNeeds } from '../questions/any.ts';
import type { Grade } from '../questions/grade.ts';
import type { Question } from '../questions/question.ts';
import { drawParameters, instantiate } from '../questions/variants.ts';
import type { OwnedResponse, Regrade } from '../store/response-types.ts';
import type { Store } from '../store/store.ts';
import type { RecordedGrade } from './attempts.ts';
import { fromEvidence } from './evidence.ts';
import { plain } from './json.ts';
import { fromStored, toStored } from './stored-grade.ts';

/** A part of a task whose verdict is another one now; null where the part is not there. */
export interface ChangedFinding {
  readonly check: string;
  readonly before: Finding | null;
  readonly after: Finding | null;
}

/** A grade that would be another one with today's content. */
export interface Change {
  readonly learner: OwnedResponse['learner'];
  readonly question: string;
  /** Which go at the question it belongs to, from 1. */
  readonly number: number;
  readonly responseId: string;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  readonly before: RecordedGrade;
  readonly after: Grade;
  readonly findings: readonly ChangedFinding[];
  /** The id of the grade that it would replace. */
  readonly replaces: string;
}

/**
 * Why a grade stays as it is although it was not judged again: its question is gone, the response no longer fits it,
 * its evidence does not show what today's content asks for, or a person has settled it.
 */
export type KeptReason = 'gone' | 'misfit' | 'unseen' | 'settled';

/** What judging a chapter's responses again came to. Nothing is changed by it. */
export interface RegradePlan {
  readonly chapter: Chapter;
  /** How many responses were judged again. */
  readonly judged: number;
  readonly changes: readonly Change[];
  /** How many grades stay as they are, by the reason. */
  readonly kept: Readonly<Record<KeptReason, number>>;
}

const parameters = z.record(z.string(), z.string());

function asPut(chapter: Chapter, question: Question, stored: unknown): Question {
  return instantiate(question, {
    ...drawParameters(chapter.parameters, null),
    ...parameters.parse(stored),
  });
}

function changedFindings(before: Grade, after: Grade): readonly ChangedFinding[] {
  const ids = new Set([...before.findings, ...after.findings].map((one) => one.check));
  return [...ids].flatMap((check) => {
    const was = before.findings.find((one) => one.check === check) ?? null;
    const is = after.findings.find((one) => one.check === check) ?? null;
    const isSame = was?.state === is?.state && was?.points === is?.points && was?.max === is?.max;
    return isSame ? [] : [{ check, before: was, after: is }];
  });
}

function isSameGrade(before: Grade, after: Grade): boolean {
  return (
    before.points === after.points &&
    before.max === after.max &&
    before.state === after.state &&
    changedFindings(before, after).length === 0
  );
}

type Judged = { readonly grade: Grade } | { readonly kept: KeptReason };

async function judgeAgain(store: Store, chapter: Chapter, owned: OwnedResponse): Promise<Judged> {
  const { response } = owned;
  const written = chapter.questions.find((one) => one.id === owned.question);
  if (written === undefined) return { kept: 'gone' };
  if (response.grade.grader !== 'engine') return { kept: 'settled' };
  const question = asPut(chapter, written, owned.parameters);
  const parsed = parseResponse(question, response.response);
  if (!parsed.ok) return { kept: 'misfit' };
  const looks = questionNeeds(question).length > 0;
  const evidence = looks ? await store.responses.evidence(response.id) : null;
  if (looks && evidence === null) return { kept: 'unseen' };
  const observation = evidence === null ? null : fromEvidence(evidence.observation);
  const grade = gradeQuestion(question, parsed.response, { observation });
  return grade.state === 'unknown' && response.grade.state !== 'unknown'
    ? { kept: 'unseen' }
    : { grade };
}

/**
 * Judges every response of a chapter, or of one question of it, again: what was answered and what was seen then, with
 * today's content. Says what would change, and changes nothing. The same database and content give the same plan.
 */
export async function planRegrade(
  store: Store,
  chapter: Chapter,
  question: string | null,
): Promise<RegradePlan> {
  const kept = { gone: 0, misfit: 0, unseen: 0, settled: 0 };
  const changes: Change[] = [];
  let judged = 0;
  for await (const owned of store.responses.ofChapter(chapter.id)) {
    if (question !== null && owned.question !== question) continue;
    const outcome = await judgeAgain(store, chapter, owned);
    if ('kept' in outcome) {
      kept[outcome.kept] += 1;
      continue;
    }
    judged += 1;
    const { response } = owned;
    const before = fromStored(response.grade);
    if (isSameGrade(before, outcome.grade)) continue;
    changes.push({
      learner: owned.learner,
      question: owned.question,
      number: owned.number,
      responseId: response.id,
      submittedAt: response.submittedAt,
      before,
      after: outcome.grade,
      findings: changedFindings(before, outcome.grade),
      replaces: response.grade.id,
    });
  }
  return { chapter, judged, changes, kept };
}

/**
 * Applies a plan: every change or none. The grades before stay in the history. Rejects with a `StoreError` where a
 * response was graded again since the plan was made.
 */
export async function applyRegrade(store: Store, plan: RegradePlan, now: number): Promise<void> {
  if (plan.changes.length === 0) return;
  await store.contentVersions.keep({
    hash: plan.chapter.version,
    chapter: plan.chapter.id,
    body: plain(plan.chapter),
    loadedAt: now,
  });
  const reason = `regrade ${plan.chapter.version}`;
  await store.responses.addGrades(
    plan.changes.map(
      ({ responseId, replaces, after }): Regrade => ({
        responseId,
        replaces,
        grade: toStored(after, { at: now, grader: 'engine', reason }),
      }),
    ),
  );
}
