import { expect, test } from 'vitest';
import { z } from 'zod';
import type { StoredOverride } from '../../../src/store/assessments.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { chapter, grade, noon, response } from './samples.ts';

async function withAssessments(database: TestDatabase): Promise<Store> {
  const store = await database.freshStore();
  for (const id of ['mid-term', 'final']) {
    await store.assessments.add({
      id,
      settings: {},
      revision: 1,
      seed: 7,
      createdAt: noon,
      changedAt: noon,
      changedBy: 't',
      removedAt: null,
    });
  }
  return store;
}

function extra(id: string, minutes: number): StoredOverride {
  const override = { extra: minutes };
  return { id, assessmentId: 'mid-term', override, madeAt: noon, madeBy: 't' };
}

function minutesIn({ override }: StoredOverride): number {
  return z.object({ extra: z.number() }).parse(override).extra;
}

async function answer(store: Store, learner: string, assessment: string, question: string) {
  await store.learners.ensure({ id: learner, name: learner, email: null, createdAt: noon });
  await store.contentVersions.keep({ hash: 'v1', chapter, body: {}, loadedAt: noon });
  const run = { learnerId: learner, chapter, assessment, seed: 'own 7', startedAt: noon };
  const attempt = await store.attempts.findOrStart(run);
  const go = { attemptId: attempt.id, question, parameters: {}, startedAt: noon };
  return store.responses.record(response(await store.questionAttempts.findOrStart(go)));
}

export function boardContract(database: TestDatabase): void {
  test('what was announced is kept as it was said, in its order, with its assessment', async () => {
    const store = await withAssessments(database);
    const said = (id: string, text: string) => ({
      id,
      assessmentId: 'mid-term',
      said: text,
      madeAt: noon,
      madeBy: 't',
    });
    const two = [said('a1', 'Task 3 names <b>two</b> volumes.\n卷有两个。'), said('a2', '=1+1')];
    for (const one of two) await store.announcements.add(one);
    expect(await store.announcements.ofAssessment('mid-term')).toEqual(two);
    expect(await store.announcements.ofAssessment('final')).toEqual([]);
  });

  test('an override takes the place of others at once, and of none where nothing is made of them', async () => {
    const store = await withAssessments(database);
    const { assessments } = store;
    await assessments.addOverride(extra('o1', 5));
    const swap = await assessments.swapOverrides('mid-term', ([standing]) =>
      standing ? { added: extra('o2', 15), removed: [standing.id] } : null,
    );
    expect([swap, await assessments.overrides('mid-term')]).toEqual([true, [extra('o2', 15)]]);
    expect(await assessments.swapOverrides('mid-term', () => null)).toBe(false);
    expect(await assessments.overrides('mid-term')).toEqual([extra('o2', 15)]);
  });

  test('of many who add to the same override at once, none is lost', async () => {
    const store = await withAssessments(database);
    const oneMore = (id: string) =>
      store.assessments.swapOverrides('mid-term', (standing) => ({
        added: extra(
          id,
          standing.reduce((sum, one) => sum + minutesIn(one), 1),
        ),
        removed: standing.map((one) => one.id),
      }));
    await Promise.all(Array.from({ length: 20 }, (_, index) => oneMore(`o${index}`)));
    const standing = await store.assessments.overrides('mid-term');
    expect(standing.map(minutesIn)).toEqual([20]);
  });

  test('the answers in an assessment come with their current grades, of those who are asked for only', async () => {
    const store = await withAssessments(database);
    const first = await answer(store, 'ada', 'mid-term', 'list-all-flag');
    await answer(store, 'ada', 'final', 'list-all-flag');
    await answer(store, 'ada', '', 'list-all-flag');
    await answer(store, 'bob', 'mid-term', 'list-all-flag');
    const second = await answer(store, 'ada', 'mid-term', 'named-volume');
    await store.responses.addGrade(first.response.id, grade(1));
    const given = await store.givenAnswers.of('mid-term', ['ada', 'eve']);
    const short = { learnerId: 'ada', chapter, submittedAt: noon, max: 4 };
    expect(given).toEqual([
      {
        ...short,
        responseId: first.response.id,
        question: 'list-all-flag',
        points: 1,
        state: 'partial',
      },
      {
        ...short,
        responseId: second.response.id,
        question: 'named-volume',
        points: 4,
        state: 'correct',
      },
    ]);
    expect(await store.givenAnswers.of('mid-term', [])).toEqual([]);
  });
}
