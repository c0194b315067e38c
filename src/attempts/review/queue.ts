import { createHash } from 'node:crypto';
import type { Chapter } from '../../authoring/content.ts';
import { type Assessment, listAssessments } from '../../classroom/assessments/assessment.ts';
import type { Question } from '../../questions/question.ts';
import type { QueuedResponse } from '../../store/review-queue.ts';
import type { RubricKey } from '../../store/rubrics.ts';
import { lookUp } from '../find.ts';
import type { ReviewDeps } from './subject.ts';

/** A question with responses for reviewers. */
export interface QueuedQuestion {
  readonly key: RubricKey;
  readonly assessment: Assessment | null;
  /** null where the chapter, or its question, is not in the content any more. */
  readonly chapter: Chapter | null;
  readonly question: Question | null;
  /** How many responses have points that are only suggested. */
  readonly awaiting: number;
  readonly contested: number;
  /** How many are neither. */
  readonly done: number;
  /** The response to begin with: the first that is to be looked at, else the first of all. */
  readonly first: string;
}

/** Whether a reviewer is to look at a response. */
export function isLeft({ state, isContested }: QueuedResponse): boolean {
  return state === 'needs-review' || isContested;
}

/**
 * The responses of one question that are worth a look: where the last one counts, the newest of each student, and
 * whatever is contested; else all. In an order that stays and tells nothing of names or of who was first.
 */
export function sequenceOf(
  listed: readonly QueuedResponse[],
  counts: 'best' | 'last',
): readonly QueuedResponse[] {
  const placeOf = ({ learner, assessment, chapter, question }: QueuedResponse) =>
    createHash('sha256')
      .update(JSON.stringify([assessment, chapter, question, learner.id]))
      .digest('hex');
  return listed
    .filter((one) => counts === 'best' || one.isNewest || one.isContested)
    .map((one) => ({ one, place: `${placeOf(one)} ${one.responseId}` }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ one }) => one);
}

/** Which of several answers counts outside of assessments, and in one. */
export function countsIn(assessment: Assessment | null): 'best' | 'last' {
  return assessment?.settings.tries.counts ?? 'best';
}

function byQuestion(
  listed: readonly QueuedResponse[],
): ReadonlyMap<string, readonly QueuedResponse[]> {
  return Map.groupBy(listed, ({ assessment, chapter, question }) =>
    JSON.stringify([assessment, chapter, question]),
  );
}

/** All questions with responses for reviewers: outside of assessments first, each in the order of its chapter. */
export async function reviewQueue({ store, content }: ReviewDeps): Promise<QueuedQuestion[]> {
  const [listed, assessments, { chapters }] = await Promise.all([
    store.reviewQueue.list(),
    listAssessments(store),
    content.current(),
  ]);
  const found = [...byQuestion(listed).values()].flatMap((all): QueuedQuestion[] => {
    const [some] = all;
    if (!some) return [];
    const { assessment: id, chapter: chapterId, question: questionId } = some;
    const assessment = assessments.find((one) => one.id === id) ?? null;
    if (id !== '' && assessment === null) return [];
    const sequence = sequenceOf(all, countsIn(assessment));
    const left = sequence.filter(isLeft);
    const first = left[0] ?? sequence[0];
    if (!first) return [];
    const chapter = chapters.find((one) => one.id === chapterId) ?? null;
    return [
      {
        key: { assessment: id, chapter: chapterId, question: questionId },
        assessment,
        chapter,
        question: lookUp(chapters, chapterId, questionId)?.question ?? null,
        awaiting: left.filter(({ state }) => state === 'needs-review').length,
        contested: left.filter(({ isContested }) => isContested).length,
        done: sequence.length - left.length,
        first: first.responseId,
      },
    ];
  });
  const place = ({ key, chapter, question }: QueuedQuestion) => [
    assessments.findIndex(({ id }) => id === key.assessment),
    chapter ? chapters.indexOf(chapter) : chapters.length,
    chapter && question ? chapter.questions.indexOf(question) : 0,
  ];
  return found.toSorted((a, b) => {
    const others = place(b);
    return place(a).reduce((found, one, index) => found || one - (others[index] ?? 0), 0);
  });
}
