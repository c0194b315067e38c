import { expect, test } from 'vitest';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, chapter, noon, response } from './samples.ts';

const start = { learnerId: 'solo', chapter, assessment: '', seed: '7', startedAt: noon };

export function attemptsContract(database: TestDatabase): void {
  test('a learner has one open attempt at a chapter, however many ask at once', async () => {
    const store = await database.freshStore();
    await store.learners.ensure({ id: 'solo', name: 'Ada', email: null, createdAt: noon });
    expect(
      await store.attempts.current({ learnerId: 'solo', chapter: chapter, assessment: '' }),
    ).toBeNull();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, seed) =>
        store.attempts.findOrStart({ ...start, seed: String(seed) }),
      ),
    );
    expect(new Set(all.map((attempt) => attempt.id)).size).toBe(1);
    expect(
      await store.attempts.current({ learnerId: 'solo', chapter: chapter, assessment: '' }),
    ).toEqual(all[0]);
    expect(await store.attempts.get(all[0]?.id ?? '')).toEqual(all[0]);
  });

  test('an ended attempt stays, and the next one is new', async () => {
    const store = await database.freshStore();
    await store.learners.ensure({ id: 'solo', name: 'Ada', email: null, createdAt: noon });
    const first = await store.attempts.findOrStart(start);
    await store.attempts.end(first.id, noon + 60);
    await store.attempts.end(first.id, noon + 90);
    const second = await store.attempts.findOrStart(start);
    expect(second.id).not.toBe(first.id);
    expect(await store.attempts.get(first.id)).toEqual({ ...first, endedAt: noon + 60 });
  });

  test('an attempt of somebody unknown is refused', async () => {
    const store = await database.freshStore();
    await expect(store.attempts.findOrStart(start)).rejects.toMatchObject({ code: 'refused' });
  });

  test('starting over makes the next number and keeps the go before', async () => {
    const store = await database.freshStore();
    const first = await beginQuestion(store, 'named-volume');
    expect(first).toMatchObject({ number: 1, parameters: { volume: 'redis_data' } });
    const again = {
      attemptId: first.attemptId,
      question: 'named-volume',
      parameters: { volume: 'other' },
      startedAt: noon + 1,
    };
    const second = await store.questionAttempts.startOver(again, 1);
    expect(second).toMatchObject({ number: 2, parameters: { volume: 'other' } });
    expect(await store.questionAttempts.current(first.attemptId, 'named-volume')).toEqual(second);
    expect(await store.questionAttempts.ofAttempt(first.attemptId)).toEqual([first, second]);
  });

  test('a start over pressed five times at once starts over once', async () => {
    const store = await database.freshStore();
    const first = await beginQuestion(store, 'named-volume');
    const again = { ...first, startedAt: noon + 1 };
    const made = await Promise.all(
      Array.from({ length: 5 }, () => store.questionAttempts.startOver(again, 1)),
    );
    expect(made.map((one) => one.number)).toEqual([2, 2, 2, 2, 2]);
    expect(await store.questionAttempts.ofAttempt(first.attemptId)).toHaveLength(2);
  });

  test('the questions of an assessment that somebody answered or began to are told, with how many learners', async () => {
    const store = await database.freshStore();
    const begin = async (learner: string, question: string, assessment: string) => {
      await beginQuestion(store, question, learner);
      const run = await store.attempts.findOrStart({ ...start, learnerId: learner, assessment });
      return store.questionAttempts.findOrStart({
        attemptId: run.id,
        question,
        parameters: {},
        startedAt: noon,
      });
    };
    const answer = async (learner: string, question: string, assessment: string) =>
      store.responses.record(response(await begin(learner, question, assessment)));
    await answer('ada', 'named-volume', 'exam');
    await answer('bob', 'named-volume', 'exam');
    await answer('bob', 'tidy-up', 'other');
    await begin('bob', 'list-all', 'exam');
    await store.drafts.save({
      questionAttemptId: (await begin('ada', 'leave-attached', 'exam')).id,
      draft: 'words',
      baseRevision: 0,
      tab: 'one',
      savedAt: noon,
    });
    expect(await store.questionAttempts.workedOn('exam')).toEqual([
      { chapter, question: 'leave-attached', learners: 1 },
      { chapter, question: 'named-volume', learners: 2 },
    ]);
    expect(await store.questionAttempts.workedOn('none')).toEqual([]);
  });
}
