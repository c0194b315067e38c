import { expect, test } from 'vitest';
import type { TestDatabase } from '../../support/database.ts';
import { noon, person } from './samples.ts';

export function apiTokensContract(database: TestDatabase): void {
  const withTokens = async () => {
    const store = await database.freshStore();
    await store.people.save({ added: [person('t', { role: 'teacher' })], changed: [] });
    for (const id of ['one', 'two']) {
      const token = { id, tokenHash: `hash of ${id}`, name: `script ${id}` };
      await store.apiTokens.make({ ...token, madeAt: noon, madeBy: 't' });
    }
    return store;
  };

  test('a token is found by its hash, with what its maker is today', async () => {
    const store = await withTokens();
    expect(await store.apiTokens.find('hash of one')).toEqual({
      id: 'one',
      name: 'script one',
      madeAt: noon,
      madeBy: 't',
      usedAt: null,
      revokedAt: null,
      maker: { name: 'Person t', role: 'teacher', removedAt: null },
    });
    expect(await store.apiTokens.find('one')).toBeNull();
    const changes = { role: 'assistant', removedAt: noon } as const;
    await store.people.save({ added: [], changed: [{ id: 't', changes }] });
    const { maker } = (await store.apiTokens.find('hash of one')) ?? {};
    expect(maker).toEqual({ name: 'Person t', ...changes });
  });

  test('the list has those that were not revoked, the newest first; each is revoked once', async () => {
    const store = await withTokens();
    await store.apiTokens.use('one', noon + 5);
    const listed = (await store.apiTokens.list()).map(({ id, usedAt }) => [id, usedAt]);
    expect(listed).toEqual([
      ['two', null],
      ['one', noon + 5],
    ]);
    expect(await store.apiTokens.revoke('two', noon + 6)).toBe(true);
    expect(await store.apiTokens.revoke('two', noon + 7)).toBe(false);
    expect(await store.apiTokens.revoke('none', noon)).toBe(false);
    expect((await store.apiTokens.find('hash of two'))?.revokedAt).toBe(noon + 6);
    expect((await store.apiTokens.list()).map(({ id }) => id)).toEqual(['one']);
  });
}
