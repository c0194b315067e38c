import { expect, test } from 'vitest';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, chapter, noon } from './samples.ts';

export function keepingContract(database: TestDatabase): void {
  test('a learner is made once and then found as it was made', async () => {
    const store = await database.freshStore();
    const ada = { id: 'solo', name: 'Ada, "the first"', email: 'ada@example.org', createdAt: noon };
    expect(await store.learners.get('solo')).toBeNull();
    expect(await store.learners.ensure(ada)).toEqual(ada);
    expect(await store.learners.ensure({ ...ada, name: 'Somebody else' })).toEqual(ada);
    expect(await store.learners.get('solo')).toEqual(ada);
  });

  test('fifty requests that make the same learner at once make one', async () => {
    const store = await database.freshStore();
    const learner = { id: 'solo', name: '学习者 😀', email: null, createdAt: noon };
    await Promise.all(Array.from({ length: 50 }, () => store.learners.ensure(learner)));
    expect(await store.learners.list()).toEqual([learner]);
  });

  test('a content version keeps its first body', async () => {
    const store = await database.freshStore();
    const version = { hash: 'abc', chapter, body: { title: '容器 \u0000 "x"' }, loadedAt: noon };
    await store.contentVersions.keep(version);
    await store.contentVersions.keep({ ...version, body: {}, loadedAt: noon + 1 });
    expect(await store.contentVersions.get('abc')).toEqual(version);
    expect(await store.contentVersions.get('other')).toBeNull();
  });

  test('a hint keeps the time it was first shown, and hints come in their order', async () => {
    const store = await database.freshStore();
    const { id } = await beginQuestion(store);
    await store.hints.show(id, 1, noon + 5);
    await store.hints.show(id, 0, noon + 9);
    await store.hints.show(id, 1, noon + 20);
    expect(await store.hints.shown(id)).toEqual([
      { hint: 0, shownAt: noon + 9 },
      { hint: 1, shownAt: noon + 5 },
    ]);
    expect(await store.hints.shown('another')).toEqual([]);
  });

  test('a healthy database says so, and what was written is there after it is opened again', async () => {
    const url = await database.freshUrl();
    const { openStore } = await import('../../../src/store/store.ts');
    const first = await openStore(url);
    const begun = await beginQuestion(first);
    expect((await first.health()).state).toBe('ok');
    await first.close();
    const second = await openStore(url);
    expect(await second.questionAttempts.get(begun.id)).toEqual(begun);
    await second.close();
  });
}
