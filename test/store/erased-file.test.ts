import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { connect, openStore } from '../../src/store/store.ts';
import { testDatabase } from '../support/database.ts';
import { everythingOf, withAssessment } from '../support/everything.ts';
import { noon, person } from './contract/samples.ts';

const database = testDatabase();

test('an erased person’s words are in no file of the database, and after it was written anew not one copy', async () => {
  const url = await database.freshUrl();
  const store = await openStore(url);
  const { db, close } = await connect(url);
  onTestFinished(async () => {
    await close();
    await store.close();
  });
  await withAssessment(db, noon);
  for (let index = 0; index < 60; index++) {
    const word = index % 6 === 3 ? 'ZEBRA' : 'YAK';
    // Logins that sort at random split pages of the index in the middle, where SQLite leaves copies behind.
    const login = `${(index * 7919) % 60}-${word}@example.org`;
    const one = person(`${word}-${index}`, { login, email: login });
    await everythingOf({ store, db }, one, `${word} `.repeat(1 + index * 10), noon);
  }
  const file = url.slice('sqlite:'.length);
  /** How often it stands in the database's file and in its log. */
  const copies = () =>
    [file, `${file}-wal`].map((name) => readFileSync(name, 'latin1').split('ZEBRA').length - 1);
  const before = copies();
  expect(Math.max(...before)).toBeGreaterThan(5_000);
  for (let index = 3; index < 60; index += 6) {
    const personId = `ZEBRA-${index}`;
    const failureNames = [`hash of ${'ZEBRA '.repeat(1 + index * 10)}`];
    const erasure = { personId, failureNames, untouchedSince: null };
    expect(await store.belongings.erase(erasure)).toBe('erased');
  }
  const [left = 0, inLog] = copies();
  expect(left).toBeLessThan(10);
  expect(inLog).toBe(0);
  await db.destroy();
  await store.belongings.rewriteIfErased();
  expect(copies()).toEqual([0, 0]);
  expect(readFileSync(file, 'latin1')).toContain('YAK');
  expect(await store.settings.get('rewrite-due')).toBeNull();
});
