import type { Chapter } from '../../authoring/content.ts';
import { type Assessment, findAssessment } from '../../classroom/assessments/assessment.ts';
import { message } from '../../i18n/text.ts';
import type { Question } from '../../questions/question.ts';
import type { Learner } from '../../store/learners.ts';
import type { StoredResponse } from '../../store/response-types.ts';
import type { RubricKey } from '../../store/rubrics.ts';
import { asPut } from '../as-put.ts';
import type { AttemptDeps } from '../deps.ts';
import { AttemptError } from '../errors.ts';

/** What reviewing needs of the world. */
export type ReviewDeps = Pick<AttemptDeps, 'store' | 'content' | 'clock'>;

/** A response, whose it is, and what it answers. */
export interface Subject {
  readonly response: StoredResponse;
  readonly learner: Learner;
  readonly key: RubricKey;
  /** null where the chapter, or its question, is not in the content any more. */
  readonly chapter: Chapter | null;
  /** With the parameters that the student had. */
  readonly question: Question | null;
  /** null outside of assessments. */
  readonly assessment: Assessment | null;
}

/** The response of this id; an `AttemptError` where there is none, a `ClassError` where its assessment was removed. */
export async function subjectOf({ store, content }: ReviewDeps, id: string): Promise<Subject> {
  const response = await store.responses.get(id);
  const go = response && (await store.questionAttempts.get(response.questionAttemptId));
  const attempt = go && (await store.attempts.get(go.attemptId));
  const learner = attempt && (await store.learners.get(attempt.learnerId));
  if (!response || !go || !attempt || !learner) {
    throw new AttemptError('unknown-response', message('attempts.unknown-response'));
  }
  const { chapters } = await content.current();
  const chapter = chapters.find((one) => one.id === attempt.chapter) ?? null;
  const written = chapter?.questions.find((one) => one.id === go.question);
  const { assessment } = attempt;
  return {
    response,
    learner,
    key: { assessment, chapter: attempt.chapter, question: go.question },
    chapter,
    question: chapter && written ? asPut(chapter, written, go.parameters) : null,
    assessment: assessment === '' ? null : await findAssessment(store, assessment),
  };
}
