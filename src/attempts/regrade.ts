import { createHash } from 'node:crypto';
import type { Chapter, Content } from '../authoring/content.ts';
import type { Assessment } from '../classroom/assessments/assessment.ts';
import type { Grade } from '../questions/grade.ts';
import type { OwnedResponse, Regrade } from '../store/response-types.ts';
import type { Store } from '../store/store.ts';
import type { RecordedGrade } from './attempts.ts';
import { plain } from './json.ts';
import {
  type ChangedFinding,
  changedFindings,
  isSameGrade,
  judgeAgain,
  type KeptReason,
} from './judge-again.ts';
import { fromStored, toStored } from './stored-grade.ts';

/** A grade that would be another one with today's content. */
export interface Change {
  readonly learner: OwnedResponse['learner'];
  /** The id of the chapter that the question is of. */
  readonly chapter: string;
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

/** What judging responses again came to. Nothing is changed by it. */
export interface RegradePlan {
  /** The chapters that it was judged with. */
  readonly chapters: readonly Chapter[];
  /** How many responses were judged again. */
  readonly judged: number;
  readonly changes: readonly Change[];
  /** How many grades stay as they are, by the reason. */
  readonly kept: Readonly<Record<KeptReason, number>>;
}

async function planFor(
  store: Store,
  chapters: readonly Chapter[],
  responses: AsyncIterable<OwnedResponse>,
  isWanted: (owned: OwnedResponse) => boolean,
): Promise<RegradePlan> {
  const byId = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const kept = { gone: 0, misfit: 0, unseen: 0, settled: 0 };
  const changes: Change[] = [];
  let judged = 0;
  for await (const owned of responses) {
    if (!isWanted(owned)) continue;
    const outcome = await judgeAgain(store, byId.get(owned.chapter), owned);
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
      chapter: owned.chapter,
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
  return { chapters, judged, changes, kept };
}

/**
 * Judges every response to a chapter by itself, or to one question of it, again: what was answered and what was seen
 * then, with today's content. Work in assessments is not touched. Says what would change, and changes nothing. The same
 * database and content give the same plan.
 */
export async function planRegrade(
  store: Store,
  chapter: Chapter,
  question: string | null,
): Promise<RegradePlan> {
  const responses = store.responses.ofChapter(chapter.id);
  const isWanted = (owned: OwnedResponse) => question === null || owned.question === question;
  return planFor(store, [chapter], responses, isWanted);
}

/**
 * Judges every response to the questions of an assessment again, of everybody or of these learners (by their ids), in
 * the same way.
 */
export async function planAssessmentRegrade(
  store: Store,
  content: Content,
  { id, settings }: Assessment,
  learners: ReadonlySet<string> | null,
): Promise<RegradePlan> {
  const questions = settings.sections.flatMap((section) => section.questions);
  const asked = new Set(questions.map(({ chapter, question }) => `${chapter}/${question}`));
  const used = new Set(questions.map(({ chapter }) => chapter));
  return planFor(
    store,
    content.chapters.filter((chapter) => used.has(chapter.id)),
    store.responses.ofAssessment(id),
    ({ learner, chapter, question }) =>
      asked.has(`${chapter}/${question}`) && (learners === null || learners.has(learner.id)),
  );
}

/** What names a plan by all that it would change: a plan with the same name changes the same. */
export function planName({ chapters, changes }: RegradePlan): string {
  const lines = changes.map(({ responseId, replaces, after: { points, max, state, findings } }) =>
    JSON.stringify([responseId, replaces, points, max, state, findings]),
  );
  const versions = chapters.map(({ version }) => version);
  return createHash('sha256')
    .update([...versions, ...lines.sort()].join('\n'))
    .digest('hex');
}

/** The reason that a regraded grade is kept with: the content's version, and who asked for it where it is known. */
function reasonOf(version: string, by: string | null): string {
  return by === null ? `regrade ${version}` : `regrade ${version} by ${by}`;
}

/** What a grade's reason says of a regrade: who asked for it, by id, where that is known; null for any other reason. */
export function readRegradeReason(reason: string): { readonly by: string | null } | null {
  const found = /^regrade \S+(?: by (\S+))?$/.exec(reason);
  return found && { by: found[1] ?? null };
}

/**
 * Applies a plan: every change or none. The grades before stay in the history. Rejects with a `StoreError` where a
 * response was graded again since the plan was made. `by` is the id of the person who asked for it.
 */
export async function applyRegrade(
  store: Store,
  plan: RegradePlan,
  now: number,
  by: string | null = null,
): Promise<void> {
  if (plan.changes.length === 0) return;
  const versions = new Map(plan.chapters.map(({ id, version }) => [id, version]));
  const changed = new Set(plan.changes.map(({ chapter }) => chapter));
  for (const chapter of plan.chapters.filter(({ id }) => changed.has(id))) {
    await store.contentVersions.keep({
      hash: chapter.version,
      chapter: chapter.id,
      body: plain(chapter),
      loadedAt: now,
    });
  }
  await store.responses.addGrades(
    plan.changes.map(({ chapter, responseId, replaces, after }): Regrade => {
      const reason = reasonOf(versions.get(chapter) ?? '', by);
      return {
        responseId,
        replaces,
        grade: toStored(after, { at: now, grader: 'engine', reason }),
      };
    }),
  );
}
