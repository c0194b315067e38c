import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Tables } from '../../../src/store/schema.ts';
import { connect, openStore } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { everythingOf, withAssessment } from '../../support/everything.ts';
import { noon, person } from './samples.ts';

/** The tables that hold nothing of one person alone. A new table is to be erased from, or to stand here. */
const ofNobody = [
  'announcements',
  'assessments',
  'content_versions',
  'join_codes',
  'rubrics',
  'settings',
];

const ada = person('ada-lovelace', { name: 'ZEBRA Lovelace', passwordHash: 'a hash' });
const bob = person('bob-babbage', { name: 'YAK Babbage' });
const teacher = person('tessa', { role: 'teacher', passwordHash: 'a hash' });
const erasure = {
  personId: ada.id,
  failureNames: ['hash of ZEBRA'],
  untouchedSince: null,
} as const;

async function rowsIn(db: Kysely<Tables>, table: string): Promise<string[]> {
  const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
  return rows.map((row) => JSON.stringify(row));
}

/** How many rows each table has. */
async function tablesOf(db: Kysely<Tables>): Promise<Record<string, number>> {
  const tables = await db.introspection.getTables();
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = (await rowsIn(db, name)).length;
  return counts;
}

export function belongingsContract(database: TestDatabase): void {
  const withTwo = async () => {
    const url = await database.freshUrl();
    const store = await openStore(url);
    const connection = await connect(url);
    onTestFinished(async () => {
      await connection.close();
      await store.close();
    });
    const { db } = connection;
    await store.people.save({ added: [teacher], changed: [] });
    await withAssessment(db, noon);
    const before = await tablesOf(db);
    await everythingOf({ store, db }, bob, 'YAK', noon);
    const withBob = await tablesOf(db);
    await everythingOf({ store, db }, ada, 'ZEBRA', noon);
    return { store, db, before, withBob };
  };

  test('every table that can hold something of a person is filled by what these tests erase', async () => {
    const { before, withBob } = await withTwo();
    const untouched = Object.keys(withBob).filter((table) => withBob[table] === before[table]);
    expect(untouched.filter((table) => !table.startsWith('kysely_')).sort()).toEqual(ofNobody);
  });

  test('an erased person is gone from every table, and everybody else is left as they were', async () => {
    const { store, db, withBob } = await withTwo();
    expect(await store.belongings.erase(erasure)).toBe('erased');
    expect({ ...(await tablesOf(db)), settings: withBob.settings }).toEqual(withBob);
    for (const table of Object.keys(withBob)) {
      const rows = await rowsIn(db, table);
      expect([table, rows.filter((row) => /ZEBRA|ada-lovelace/.test(row))]).toEqual([table, []]);
    }
    expect(await store.belongings.count(bob.id)).toMatchObject({ answers: 1, drafts: 1 });
    expect(await store.belongings.all(ada.id)).toBeNull();
  });

  test('what is kept of a person is counted and handed out whole, without the hashes of secrets', async () => {
    const { store } = await withTwo();
    expect(await store.belongings.count(ada.id)).toEqual({
      answers: 1,
      grades: 1,
      observations: 3,
      drafts: 1,
      assessments: 1,
      decisions: 3,
      sessions: 1,
      tokens: 1,
    });
    const data = await store.belongings.all(ada.id);
    const [run, practice] = data?.work ?? [];
    const [go] = run?.goes ?? [];
    const [answer] = go?.answers ?? [];
    expect(practice).toMatchObject({ chapter: 'c', assessment: '', goes: [] });
    expect(go).toMatchObject({
      parameters: { volume: 'ZEBRA' },
      draft: { fields: { response: 'ZEBRA' } },
      hints: [{ hint: 0 }],
      steps: [{ observation: { seen: 'ZEBRA' } }],
      events: [{ command: 'ZEBRA' }],
    });
    expect(answer).toMatchObject({
      response: 'ZEBRA',
      grades: [{ points: 1, feedback: ['ZEBRA'] }],
      reviews: [{ remark: 'ZEBRA' }],
      contests: [{ reason: 'ZEBRA' }],
      evidence: { observation: { seen: 'ZEBRA' } },
    });
    expect(data).toMatchObject({
      person: { name: 'ZEBRA Lovelace', addedAt: '2026-01-05T12:00:00.000Z' },
      sessions: [{ browser: 'ZEBRA' }],
      codes: [{ purpose: 'card' }],
      tokens: [{ name: 'ZEBRA' }],
      assessments: [{ assessment: 'mid-term' }],
      exceptions: [{ override: { extra: 10 } }],
      markChanges: [{ reason: 'ZEBRA' }],
    });
    const text = JSON.stringify(data);
    expect(text).not.toContain('a hash');
    expect(text).not.toContain('YAK');
  });

  test('work that is on its way while its person is erased is refused, and does not come back', async () => {
    const { store, db, withBob } = await withTwo();
    const run = { learnerId: ada.id, chapter: 'c', assessment: '' };
    const before = await store.attempts.current(run);
    const go = { attemptId: before?.id ?? '', question: 'new', parameters: {}, startedAt: noon };
    const [erased, onItsWay] = await Promise.allSettled([
      store.belongings.erase(erasure),
      store.questionAttempts.findOrStart(go),
    ]);
    expect([erased.status, onItsWay.status]).toContain('fulfilled');
    await expect(store.questionAttempts.findOrStart(go)).rejects.toMatchObject({ code: 'refused' });
    const begin = { ...run, chapter: 'other', seed: '1', startedAt: noon };
    await expect(store.attempts.findOrStart(begin)).rejects.toMatchObject({ code: 'refused' });
    expect({ ...(await tablesOf(db)), settings: withBob.settings }).toEqual(withBob);
  });

  test('the last teacher is not erased, nor somebody who is not there', async () => {
    const { store } = await withTwo();
    const erase = (personId: string) => store.belongings.erase({ ...erasure, personId });
    expect(await erase(teacher.id)).toBe('last-teacher');
    expect(await erase('none')).toBe('not-now');
    expect(await store.people.get(teacher.id)).toEqual(teacher);
  });

  test('by its age only the work of a removed student is erased, and only when nothing of it was touched since', async () => {
    const { store, db } = await withTwo();
    const change = (changes: { removedAt: number | null }) =>
      store.people.save({ added: [], changed: [{ id: ada.id, changes }] });
    const old = { ...erasure, untouchedSince: noon + 100 };
    expect(await store.belongings.removedStudents()).toEqual([]);
    expect(await store.belongings.erase(old)).toBe('not-now');
    await change({ removedAt: noon + 50 });
    const touched = async () => (await store.belongings.removedStudents())[0]?.touchedAt;
    expect(await touched()).toBe(noon + 50);
    expect(await store.belongings.erase({ ...old, untouchedSince: noon + 50 })).toBe('not-now');
    await db
      .updateTable('mark_changes')
      .set({ made_at: noon + 100 })
      .execute();
    expect(await touched()).toBe(noon + 100);
    expect(await store.belongings.erase(old)).toBe('not-now');
    await db.updateTable('mark_changes').set({ made_at: noon }).execute();
    await change({ removedAt: null });
    expect(await store.belongings.erase(old)).toBe('not-now');
    await change({ removedAt: noon + 50 });
    expect(await store.belongings.erase(old)).toBe('erased');
  });
}
