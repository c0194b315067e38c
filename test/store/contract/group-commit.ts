import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, grade, response } from './samples.ts';

export function groupCommitContract(database: TestDatabase): void {
  test('five hundred writes of every kind at once are all kept', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const kept = await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        const [{ response: one }] = await Promise.all([
          store.responses.record(response(begun, { response: index })),
          store.hints.show(begun.id, index, index),
        ]);
        await store.responses.addGrade(one.id, grade(1));
        return one.id;
      }),
    );
    const found = await store.responses.ofAttempt(begun.attemptId);
    expect(new Set(found.map((one) => one.id))).toEqual(new Set(kept));
    expect(found.every((one) => one.grades.length === 2)).toBe(true);
    expect(new Set(found.map((one) => one.response)).size).toBe(500);
    expect(await store.hints.shown(begun.id)).toHaveLength(500);
  });

  test('a write that is refused fails alone, and those beside it are kept', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const writes = Array.from({ length: 40 }, (_, index) =>
      store.responses.record(
        response(begun, index % 10 === 3 ? { contentVersion: 'unknown' } : { response: index }),
      ),
    );
    const hint = store.hints.show('no such go', 0, 0);
    const [outcomes] = await Promise.all([
      Promise.allSettled(writes),
      expect(hint).rejects.toMatchObject({ code: 'refused' }),
    ]);
    const refused = outcomes.flatMap((one, index) => (one.status === 'rejected' ? [index] : []));
    expect(refused).toEqual([3, 13, 23, 33]);
    expect(await store.responses.ofAttempt(begun.attemptId)).toHaveLength(36);
    expect((await store.health()).state).toBe('ok');
  });

  test('a response whose grade is refused is not kept either', async () => {
    const store = await database.freshStore();
    const begun = await beginQuestion(store);
    const broken = response(begun, { grade: grade(Number.NaN) });
    const whole = response(begun);
    const [first, second] = await Promise.allSettled([
      store.responses.record(broken),
      store.responses.record(whole),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'refused' } });
    expect(second.status).toBe('fulfilled');
    const kept = await store.responses.ofAttempt(begun.attemptId);
    expect(kept.map((one) => one.submission)).toEqual([whole.submission]);
  });

  test('closing finishes what was sent, and takes nothing more', async () => {
    const url = await database.freshUrl();
    const store = await openStore(url);
    const begun = await beginQuestion(store);
    const sent = Array.from({ length: 300 }, () => store.responses.record(response(begun)));
    const closing = store.close();
    const late = store.responses.record(response(begun));
    await expect(late).rejects.toMatchObject({ code: 'closed' });
    await Promise.all(sent);
    await closing;
    const again = await openStore(url);
    expect(await again.responses.ofAttempt(begun.attemptId)).toHaveLength(300);
    await again.close();
  });

  test('two stores on one database see each other and lose nothing', async () => {
    const url = await database.freshUrl();
    const [one, two] = [await openStore(url), await openStore(url)];
    const begun = await beginQuestion(one);
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        (index % 2 === 0 ? one : two).responses.record(response(begun)),
      ),
    );
    expect(await one.responses.ofAttempt(begun.attemptId)).toHaveLength(60);
    await Promise.all([one.close(), two.close()]);
  });
}
