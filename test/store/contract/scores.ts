import { expect, test } from 'vitest';
import type { LearnerScores } from '../../../src/store/scores.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, chapter, grade, noon, response } from './samples.ts';

async function everybody(store: Store): Promise<readonly LearnerScores[]> {
  return Array.fromAsync(store.scores.ofChapter(chapter));
}

export function scoresContract(database: TestDatabase): void {
  test('an attempt shows the best and the latest grade of each answered question', async () => {
    const store = await database.freshStore();
    const flag = await beginQuestion(store, 'list-all-flag');
    const volume = await beginQuestion(store, 'named-volume');
    await beginQuestion(store, 'not-answered');
    const answer = async (go: typeof flag, points: number) => {
      const { response: kept } = await store.responses.record(
        response(go, { grade: grade(points) }),
      );
      return kept.id;
    };
    const best = await answer(flag, 4);
    const latest = await answer(flag, 1);
    const only = await answer(volume, 2);
    expect(await store.scores.ofAttempt(flag.attemptId)).toMatchObject([
      {
        question: 'list-all-flag',
        best: { responseId: best, points: 4, max: 4, state: 'correct' },
        latest: { responseId: latest, points: 1, state: 'partial' },
        responses: 2,
      },
      {
        question: 'named-volume',
        best: { responseId: only, points: 2 },
        latest: { responseId: only, points: 2, submittedAt: noon, grader: 'engine' },
        responses: 1,
      },
    ]);
  });

  test('a grade that was replaced no longer counts, for better or worse', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const { response: kept } = await store.responses.record(response(begun));
    await store.responses.addGrade(kept.id, grade(1, { grader: 'teacher:ada', reason: 'Copied.' }));
    expect(await store.scores.ofAttempt(begun.attemptId)).toMatchObject([
      { best: { points: 1, grader: 'teacher:ada' }, latest: { points: 1 }, responses: 1 },
    ]);
  });

  test('starting over loses no points that were reached', async () => {
    const store = await database.freshStore();
    const first = await beginQuestion(store);
    await store.responses.record(response(first, { grade: grade(3) }));
    const second = await store.questionAttempts.startOver(first, 1);
    await store.responses.record(response(second, { grade: grade(0) }));
    expect(await store.scores.ofAttempt(first.attemptId)).toMatchObject([
      { best: { number: 1, points: 3 }, latest: { number: 2, points: 0 }, responses: 2 },
    ]);
  });

  test('the share of the points decides what is best, not the points of an older, larger question', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    await store.responses.record(response(begun, { grade: grade(3, { max: 6 }) }));
    await store.responses.record(response(begun, { grade: grade(2, { max: 2 }) }));
    await store.responses.record(response(begun, { grade: grade(0, { max: 0 }) }));
    expect(await store.scores.ofAttempt(begun.attemptId)).toMatchObject([
      { best: { points: 2, max: 2 }, latest: { points: 0, max: 0 } },
    ]);
  });

  test('a chapter gives every learner who began it once, over many pages, with the newest attempt', async () => {
    const store = await database.freshStore();
    const names = Array.from({ length: 230 }, (_, index) => `s${String(index).padStart(3, '0')}`);
    await Promise.all(
      names.map(async (name) => {
        const begun = await beginQuestion(store, 'list-all-flag', name);
        if (name !== 's000') await store.responses.record(response(begun));
      }),
    );
    const old = await store.attempts.current({
      learnerId: 's229',
      chapter: chapter,
      assessment: '',
    });
    await store.attempts.end(old?.id ?? '', noon);
    const renewed = await beginQuestion(store, 'named-volume', 's229');
    await store.responses.record(response(renewed, { grade: grade(1) }));

    const all = await everybody(store);
    expect(all.map((one) => one.learner.id)).toEqual(names);
    expect(all[0]).toMatchObject({ learner: { name: 'Learner s000' }, questions: [] });
    expect(all[100]?.questions).toMatchObject([{ question: 'list-all-flag', best: { points: 4 } }]);
    expect(all[229]).toMatchObject({
      attemptId: renewed.attemptId,
      questions: [{ question: 'named-volume', best: { points: 1 } }],
    });
  });

  test('details tell the first response to some questions and the one that counts of others', async () => {
    const store = await database.freshStore();
    const flag = await beginQuestion(store, 'list-all-flag');
    const volume = await beginQuestion(store, 'named-volume');
    const other = await beginQuestion(store, 'not-wanted');
    for (const go of [flag, volume, other]) {
      for (const [answer, points] of [
        ['first', 0],
        ['best', 4],
        ['worse', 1],
      ] as const) {
        const given = { response: answer, grade: grade(points, { feedback: { points } }) };
        await store.responses.record(response(go, given));
      }
    }
    await beginQuestion(store, 'list-all-flag', 'silent');
    const wanted = { first: ['list-all-flag'], counted: ['named-volume'], last: [] };
    const details = await Array.fromAsync(
      store.scores.detailsOf({ chapter, assessment: '' }, wanted),
    );
    expect(details.map(({ learner }) => learner)).toEqual(['silent', 'solo']);
    expect(details[0]?.answers).toEqual([]);
    expect(details[1]?.answers.toSorted((a, b) => (a.question < b.question ? -1 : 1))).toEqual([
      { question: 'list-all-flag', response: 'first', state: 'incorrect', feedback: { points: 0 } },
      { question: 'named-volume', response: 'best', state: 'correct', feedback: { points: 4 } },
    ]);
    const none = { first: [], counted: [], last: [] };
    const empty = await Array.fromAsync(store.scores.detailsOf({ chapter, assessment: '' }, none));
    expect(empty.flatMap(({ answers }) => answers)).toEqual([]);
  });

  test('a chapter that nobody began has no rows', async () => {
    expect(await everybody(await database.freshStore())).toEqual([]);
  });
}
