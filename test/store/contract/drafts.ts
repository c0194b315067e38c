import { expect, test } from 'vitest';
import type { DraftSave } from '../../../src/store/drafts.ts';
import type { TestDatabase } from '../../support/database.ts';
import { beginQuestion, noon } from './samples.ts';

async function begin(database: TestDatabase) {
  const store = await database.freshStore();
  const { id } = await beginQuestion(store, 'leave-attached');
  const save = (draft: string, baseRevision: number, tab = 'one', savedAt = noon) => {
    const it: DraftSave = { questionAttemptId: id, draft, baseRevision, tab, savedAt };
    return store.drafts.save(it);
  };
  return { get: () => store.drafts.get(id), save };
}

export function draftsContract(database: TestDatabase): void {
  test('each save counts the revision up, and a reload finds the last', async () => {
    const { get, save } = await begin(database);
    expect(await get()).toBeNull();
    expect(await save('Ctrl', 0)).toEqual({ outcome: 'saved', revision: 1, savedAt: noon });
    expect(await save('Ctrl+C stops it', 1, 'one', noon + 9)).toEqual({
      outcome: 'saved',
      revision: 2,
      savedAt: noon + 9,
    });
    expect(await get()).toMatchObject({ revision: 2, draft: 'Ctrl+C stops it', tab: 'one' });
  });

  test('a second tab that has not seen the newest save is told so, and nothing is overwritten', async () => {
    const { get, save } = await begin(database);
    await save('begun', 0, 'one');
    await save('newer work', 1, 'two');
    const late = await save('older work', 1, 'one');
    const current = { revision: 2, draft: 'newer work', tab: 'two' };
    expect(late).toMatchObject({ outcome: 'conflict', current });
    expect(await get()).toMatchObject(current);
  });

  test('a tab that opened before the first save of another is told too', async () => {
    const { save } = await begin(database);
    await save('first', 0, 'one');
    expect(await save('second', 0, 'two')).toMatchObject({ outcome: 'conflict' });
  });

  test('a save that is sent again is no conflict and makes no new revision', async () => {
    const { get, save } = await begin(database);
    await save('begun', 0);
    await save('begun', 0);
    expect(await save('begun', 0, 'one', noon + 50)).toEqual({
      outcome: 'saved',
      revision: 1,
      savedAt: noon,
    });
    expect(await get()).toMatchObject({ revision: 1 });
  });

  test('an old save of the same tab that arrives late does not undo the newer one', async () => {
    const { get, save } = await begin(database);
    await save('a', 0);
    await save('ab', 1);
    expect(await save('a longer one, delayed', 0)).toMatchObject({
      outcome: 'conflict',
      current: { draft: 'ab', tab: 'one' },
    });
    expect(await get()).toMatchObject({ draft: 'ab', revision: 2 });
  });

  test('of ten tabs that save at once one wins, and nine learn what stands there', async () => {
    const { get, save } = await begin(database);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, tab) => save(`from ${tab}`, 0, `tab-${tab}`)),
    );
    const winner = await get();
    expect(outcomes.filter((one) => one.outcome === 'saved')).toHaveLength(1);
    for (const one of outcomes) {
      if (one.outcome === 'conflict') expect(one.current).toEqual(winner);
    }
  });
}
