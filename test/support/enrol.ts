import { newId } from '../../src/store/ids.ts';
import type { Store } from '../../src/store/store.ts';

/** A learner of a class that is put into a database. */
export interface Pupil {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** What a pupil reached in each question: points of a maximum of 1, or `'review'` for a point that is only suggested. */
export type Reached = Readonly<Record<string, number | 'review'>>;

const began = Date.UTC(2026, 0, 5, 12);

/** Puts the pupils' answers to a chapter's questions into a database, one answer a question, as if they had given them. */
export async function enrol(
  store: Store,
  chapter: string,
  pupils: readonly (Pupil & { readonly reached: Reached })[],
): Promise<void> {
  await store.contentVersions.keep({ hash: 'class', chapter, body: {}, loadedAt: began });
  const answer = async (attemptId: string, question: string, points: number | 'review') => {
    const start = { attemptId, question, parameters: {}, startedAt: began };
    const go = await store.questionAttempts.findOrStart(start);
    const review = points === 'review';
    const state = review ? 'needs-review' : points === 1 ? 'correct' : 'partly-correct';
    await store.responses.record({
      questionAttemptId: go.id,
      submission: newId(),
      response: 'x',
      language: 'en',
      contentVersion: 'class',
      submittedAt: began,
      grade: {
        points: review ? 1 : points,
        max: 1,
        state,
        feedback: [],
        gradedAt: began,
        grader: 'engine',
        reason: null,
      },
    });
  };
  await Promise.all(
    pupils.map(async ({ reached, ...pupil }) => {
      const { id: learnerId } = await store.learners.ensure({ ...pupil, createdAt: began });
      const attempt = await store.attempts.findOrStart({
        learnerId,
        chapter,
        assessment: '',
        seed: '7',
        startedAt: began,
      });
      await Promise.all(
        Object.entries(reached).map(([question, points]) => answer(attempt.id, question, points)),
      );
    }),
  );
}
