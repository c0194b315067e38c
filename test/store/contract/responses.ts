import { expect, test } from 'vitest';
import { largestObservationBytes } from '../../../src/store/evidence.ts';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, chapter, grade, noon, response } from './samples.ts';

export function responsesContract(database: TestDatabase): void {
  test('a response is kept with its grade and found by id, by submission, by go and by attempt', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const sent = response(begun, { response: { a: ['ä', '数', '\u0000', '</script>'] } });
    const { response: kept, replayed } = await store.responses.record(sent);
    expect(replayed).toBe(false);
    expect(kept).toMatchObject({
      questionAttemptId: begun.id,
      response: sent.response,
      language: 'en',
      contentVersion: 'v1',
      submittedAt: noon,
      grade: sent.grade,
    });
    expect(await store.responses.get(kept.id)).toEqual(kept);
    expect(await store.responses.findBySubmission(sent.submission)).toEqual(kept);
    expect(await store.responses.ofQuestionAttempt(begun.id)).toEqual([kept]);
    expect(await store.responses.ofAttempt(begun.attemptId)).toEqual([kept]);
    expect(await store.responses.evidence(kept.id)).toBeNull();
    expect(await store.responses.get('none')).toBeNull();
    expect(await store.responses.findBySubmission('none')).toBeNull();
  });

  test('every response is a new row, in the order of answering even at one instant', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const answers = ['-q', '-l', '-a', '--all'];
    for (const answer of answers) {
      await store.responses.record(response(begun, { response: answer }));
    }
    const kept = await store.responses.ofQuestionAttempt(begun.id);
    expect(kept.map((one) => one.response)).toEqual(answers);
  });

  test('a form sent again finds the first answer, whatever it holds now', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const sent = response(begun);
    const first = await store.responses.record(sent);
    const again = await store.responses.record({ ...sent, response: 'changed', grade: grade(0) });
    expect(again).toEqual({ response: first.response, replayed: true });
    expect(await store.responses.ofQuestionAttempt(begun.id)).toHaveLength(1);
  });

  test('a form sent ten times at once is kept once, and every sender gets that answer', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const sent = response(begun);
    const all = await Promise.all(Array.from({ length: 10 }, () => store.responses.record(sent)));
    expect(new Set(all.map((one) => one.response.id)).size).toBe(1);
    expect(all.filter((one) => !one.replayed)).toHaveLength(1);
    expect((await store.responses.ofQuestionAttempt(begun.id))[0]?.grades).toHaveLength(1);
  });

  test('a form sent again after starting over finds the answer of the go before', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const sent = response(begun);
    const first = await store.responses.record(sent);
    const next = await store.questionAttempts.startOver(begun, 1);
    const again = await store.responses.record({ ...sent, questionAttemptId: next.id });
    expect(again).toEqual({ response: first.response, replayed: true });
  });

  test("nobody gets another learner's answer by sending its submission", async () => {
    const store = await database.freshStore();
    const ada = await beginQuestion(store, 'list-all-flag', 'ada');
    const eve = await beginQuestion(store, 'list-all-flag', 'eve');
    const sent = response(ada);
    await store.responses.record(sent);
    const stolen = store.responses.record({ ...sent, questionAttemptId: eve.id });
    await expect(stolen).rejects.toMatchObject({ code: 'submission-reused' });
    expect(await store.responses.ofQuestionAttempt(eve.id)).toEqual([]);
  });

  test('grades are a history: the newest counts, even when the clock went back', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const { response: kept } = await store.responses.record(
      response(begun, { grade: grade(0, { state: 'needs-review' }) }),
    );
    const settled = await store.responses.addGrade(kept.id, grade(3, { grader: 'learner' }));
    const override = grade(2, {
      grader: 'teacher:ada',
      reason: 'The second key point is missing.',
      gradedAt: noon - 1000,
    });
    const last = await store.responses.addGrade(kept.id, override);
    const now = await store.responses.get(kept.id);
    expect(now?.grade).toEqual(last);
    expect(last).toMatchObject(override);
    expect(now?.grades).toEqual([kept.grade, settled, last]);
  });

  test('a grade for a response that is not there is refused', async () => {
    const store = await database.freshStore();
    await expect(store.responses.addGrade('none', grade(1))).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('evidence comes back as it was observed', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store, 'named-volume');
    const observation = { containers: { redis: { mounts: [{ name: 'redis_data', 说明: '卷' }] } } };
    const { response: kept } = await store.responses.record(
      response(begun, { evidence: { observation, takenAt: noon - 3 } }),
    );
    expect(await store.responses.evidence(kept.id)).toEqual({ observation, takenAt: noon - 3 });
  });

  test('evidence beyond the bound is refused before anything is written', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store, 'named-volume');
    const observation = 'x'.repeat(largestObservationBytes);
    const sent = response(begun, { evidence: { observation, takenAt: noon } });
    await expect(store.responses.record(sent)).rejects.toMatchObject({ code: 'too-large' });
    expect(await store.responses.ofQuestionAttempt(begun.id)).toEqual([]);
  });

  test('a regrade adds all of its grades or none, and the grades before stay', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const kept = await Promise.all(
      [1, 2].map(async () => (await store.responses.record(response(begun))).response),
    );
    const change = (at: number, points: number) => {
      const one = kept[at];
      if (!one) throw new Error('There is no such response.');
      return { responseId: one.id, replaces: one.grade.id, grade: grade(points) };
    };
    await store.responses.addGrades([change(0, 1)]);
    await expect(store.responses.addGrades([change(1, 2), change(0, 2)])).rejects.toMatchObject({
      code: 'refused',
    });
    const all = await Array.fromAsync(store.responses.ofChapter(chapter));
    expect(all.map((one) => one.response.grades.map(({ points }) => points)).toSorted()).toEqual([
      [4],
      [4, 1],
    ]);
    expect(all[0]).toMatchObject({
      learner: { id: 'solo' },
      question: 'list-all-flag',
      number: 1,
      parameters: begun.parameters,
    });
    expect(await Array.fromAsync(store.responses.ofChapter('another'))).toEqual([]);
  });
}
