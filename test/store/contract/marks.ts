import { expect, test } from 'vitest';
import { newId } from '../../../src/store/ids.ts';
import type { MarkChange } from '../../../src/store/mark-changes.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { chapter, grade, noon, response } from './samples.ts';

async function go(store: Store, learnerId: string, assessment: string, question: string) {
  await store.learners.ensure({ id: learnerId, name: learnerId, email: null, createdAt: noon });
  await store.contentVersions.keep({ hash: 'v1', chapter, body: {}, loadedAt: noon });
  const run = { learnerId, chapter, assessment, seed: 'own 7', startedAt: noon };
  const { id: attemptId } = await store.attempts.findOrStart(run);
  return store.questionAttempts.findOrStart({
    attemptId,
    question,
    parameters: {},
    startedAt: noon,
  });
}

function change(changes: Partial<MarkChange>): MarkChange {
  return {
    id: newId(),
    assessment: 'exam',
    learnerId: 'ada',
    question: { chapter, id: 'list-all-flag' },
    decision: { kind: 'excuse' },
    reason: '她生病了。',
    madeAt: noon,
    madeBy: 'tessa',
    ...changes,
  };
}

export function marksContract(database: TestDatabase): void {
  test('the work in an assessment is every answer with its current grade, and every hint, of everybody', async () => {
    const store = await database.freshStore();
    const flag = await go(store, 'ada', 'exam', 'list-all-flag');
    const { response: first } = await store.responses.record(
      response(flag, { grade: grade(1), submittedAt: noon + 5 }),
    );
    await store.responses.addGrade(first.id, grade(3, { grader: 'teacher:tessa' }));
    const { response: second } = await store.responses.record(response(flag, { grade: grade(0) }));
    await store.hints.show(flag.id, 1, noon + 3);
    const bob = await go(store, 'bob', 'exam', 'named-volume');
    const { response: third } = await store.responses.record(response(bob));
    for (const assessment of ['', 'another']) {
      const elsewhere = await go(store, 'ada', assessment, 'list-all-flag');
      await store.responses.record(response(elsewhere));
      await store.hints.show(elsewhere.id, 0, noon);
    }
    const { answers, hints } = await store.assessmentWork.of('exam');
    const listed = answers.toSorted((a, b) => (a.responseId < b.responseId ? -1 : 1));
    expect(
      listed.map(({ responseId, points, learnerId }) => [responseId, points, learnerId]),
    ).toEqual([
      [first.id, 3, 'ada'],
      [second.id, 0, 'ada'],
      [third.id, 4, 'bob'],
    ]);
    expect(listed[0]).toMatchObject({
      chapter,
      question: 'list-all-flag',
      submittedAt: noon + 5,
      max: 4,
      state: 'partial',
    });
    const seen = { learnerId: 'ada', chapter, question: 'list-all-flag' };
    expect(hints).toEqual([{ ...seen, hint: 1, shownAt: noon + 3 }]);
    const own = await store.assessmentWork.of('exam', 'bob');
    expect(own.answers.map(({ responseId }) => responseId)).toEqual([third.id]);
    expect(own.hints).toEqual([]);
  });

  test('the answers in an assessment are told apart from those to the chapter by itself', async () => {
    const store = await database.freshStore();
    const inside = await go(store, 'ada', 'exam', 'list-all-flag');
    const outside = await go(store, 'ada', '', 'named-volume');
    await store.responses.record(response(inside));
    await store.responses.record(response(outside));
    const [ofExam, ofChapter] = await Promise.all([
      Array.fromAsync(store.responses.ofAssessment('exam')),
      Array.fromAsync(store.responses.ofChapter(chapter)),
    ]);
    expect(ofExam.map((one) => [one.chapter, one.question])).toEqual([[chapter, 'list-all-flag']]);
    expect(ofChapter.map(({ question }) => question)).toEqual(['named-volume']);
  });

  test('every decision about a mark is kept as it was made, the oldest first', async () => {
    const store = await database.freshStore();
    for (const id of ['ada', 'bob']) {
      await store.learners.ensure({ id, name: id, email: null, createdAt: noon });
    }
    const made = [
      change({ decision: { kind: 'override', points: 2.5 } }),
      change({ question: null }),
      change({ learnerId: 'bob', decision: { kind: 'take-back' } }),
    ];
    for (const one of made) await store.markChanges.add(one);
    await store.markChanges.add(change({ assessment: 'another' }));
    expect(await store.markChanges.of('exam')).toEqual(made);
    expect(await store.markChanges.of('exam', 'bob')).toEqual(made.slice(2));
  });

  test('details tell what was answered in an assessment, the last answer too', async () => {
    const store = await database.freshStore();
    const inside = await go(store, 'ada', 'exam', 'list-all-flag');
    for (const [answer, points] of [
      ['best', 4],
      ['last', 1],
    ] as const) {
      await store.responses.record(response(inside, { response: answer, grade: grade(points) }));
    }
    await go(store, 'bob', '', 'list-all-flag');
    const wanted = { first: [], counted: [], last: ['list-all-flag'] };
    const at = { chapter, assessment: 'exam' };
    const details = await Array.fromAsync(store.scores.detailsOf(at, wanted));
    expect(details.map(({ learner }) => learner)).toEqual(['ada']);
    expect(details[0]?.answers.map((one) => one.response)).toEqual(['last']);
  });
}
