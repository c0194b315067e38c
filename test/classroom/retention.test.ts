import { describe, expect, test } from 'vitest';
import {
  keepForMonths,
  keptMonths,
  monthsBefore,
  tidyDaily,
  tidyUp,
  tooOld,
} from '../../src/classroom/retention.ts';
import { person } from '../store/contract/samples.ts';
import { testDatabase } from '../support/database.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const day = 24 * 60 * 60_000;

describe('how old work may become', () => {
  test('a month before is the same day and time, or the last day of a shorter month', () => {
    const table = [
      [1, '2026-05-15T10:30', '2026-04-15T10:30'],
      [6, '2026-03-01T00:00', '2025-09-01T00:00'],
      [1, '2026-03-31T23:59', '2026-02-28T23:59'],
      [1, '2028-03-31T23:59', '2028-02-29T23:59'],
      [12, '2028-02-29T12:00', '2027-02-28T12:00'],
      [120, '2026-01-05T12:00', '2016-01-05T12:00'],
    ] as const;
    for (const [months, now, before] of table) {
      expect(new Date(monthsBefore(months, at(now))).toISOString()).toBe(
        new Date(at(before)).toISOString(),
      );
    }
  });

  test('work is too old after its months and not at them, and never where it is kept for good', () => {
    const now = at('2026-07-01T00:00');
    const touched = ['2026-05-31T23:59', '2026-06-01T00:00', '2026-06-30T00:00'].map(at);
    const students = touched.map((touchedAt, index) => ({
      id: `${index}`,
      login: 'x',
      email: null,
      touchedAt,
    }));
    expect(tooOld(students, 1, now).map(({ id }) => id)).toEqual(['0']);
    expect(tooOld(students, null, now)).toEqual([]);
  });
});

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  const database = testDatabase(kind);
  const removed = (id: string, removedAt: number) =>
    person(id, { createdAt: removedAt - day, removedAt });

  test('the months are as they were set; other things are refused', async () => {
    const store = await database.freshStore();
    expect(await keptMonths(store)).toBeNull();
    await keepForMonths(store, ' 6 ');
    for (const typed of ['0', '121', '1.5', 'x', '-1'])
      await expect(keepForMonths(store, typed)).rejects.toMatchObject({ code: 'bad-fields' });
    expect(await keptMonths(store)).toBe(6);
    await keepForMonths(store, '');
    expect(await keptMonths(store)).toBeNull();
  });

  test('students who were removed long enough ago are erased, and nobody else is', async () => {
    const store = await database.freshStore();
    const now = at('2026-07-01T00:00');
    const added = [
      removed('old', at('2026-01-01T00:00')),
      removed('recent', at('2026-06-01T00:00')),
      person('here', { createdAt: 0 }),
      person('teacher', { role: 'teacher', createdAt: 0, removedAt: 1 }),
    ];
    await store.people.save({ added, changed: [] });
    expect((await tidyUp(store, now)).students).toBe(0);
    await keepForMonths(store, '3');
    expect(await tidyUp(store, now)).toMatchObject({ students: 1, months: 3 });
    const left = (await store.people.list()).map(({ id }) => id);
    expect(left.sort()).toEqual(['here', 'recent', 'teacher']);
    expect((await tidyUp(store, now)).students).toBe(0);
    expect((await tidyUp(store, at('2026-09-01T00:01'))).students).toBe(1);
  });

  test('what has expired is forgotten, and what is in use stays', async () => {
    const store = await database.freshStore();
    const now = at('2026-07-01T00:00');
    await store.people.save({ added: [person('ada'), person('bob')], changed: [] });
    const session = (id: string, personId: string, seenAt: number, expiresAt: number) =>
      store.sessions.start({
        id,
        personId,
        seenAt,
        expiresAt,
        tokenHash: `hash ${id}`,
        createdAt: seenAt,
        address: '192.0.2.1',
        agent: 'a browser',
      });
    await session('over', 'ada', now - 3 * day, now - 2 * day);
    await session('going on', 'ada', now - day, now + day);
    await session('bob’s last', 'bob', now - 9 * day, now);
    const link = (codeHash: string, personId: string, expiresAt: number) =>
      store.oneTimeLinks.makeAll([
        { codeHash, purpose: 'card', personId, createdAt: now - 60 * day, expiresAt },
      ]);
    await link('long over', 'ada', now - 8 * day);
    await link('just over', 'bob', now - day);
    const fail = (name: string, failedAt: number) =>
      store.signInFailures.count({
        key: { scope: 'address', name },
        at: failedAt,
        forgetBefore: 0,
        mustWait: () => false,
      });
    await fail('192.0.2.1', now - 61 * 60_000);
    await fail('192.0.2.2', now - 59 * 60_000);

    expect(await tidyUp(store, now)).toEqual({
      students: 0,
      months: null,
      sessions: 1,
      links: 1,
      failures: 1,
    });
    expect(await store.sessions.find('hash over')).toBeNull();
    expect((await store.sessions.find('hash going on'))?.session.agent).toBe('a browser');
    const last = (await store.sessions.find('hash bob’s last'))?.session;
    expect([last?.agent, last?.address, last?.seenAt]).toEqual(['', '', now - 9 * day]);
    expect(await store.oneTimeLinks.get('long over')).toBeNull();
    expect(await store.oneTimeLinks.get('just over')).not.toBeNull();
    expect(await store.signInFailures.get({ scope: 'address', name: '192.0.2.2' })).not.toBeNull();
  });
});

describe('tidying up daily', () => {
  const database = testDatabase();

  test('begins at once, tells what it did, and tells trouble instead of ending', async () => {
    const store = await database.freshStore();
    const told: unknown[] = [];
    let now = 0;
    const tidying = tidyDaily({
      store,
      clock: () => {
        if (Number.isNaN(now)) throw new Error('no time');
        return now;
      },
      tell: (tidied) => told.push(tidied),
      onTrouble: (error) => told.push(error),
    });
    await tidying.start();
    now = Number.NaN;
    await tidying.start();
    now = 1;
    await tidying.start();
    await tidying.close();
    const done = { students: 0, months: null, sessions: 0, links: 0, failures: 0 };
    expect(told).toEqual([done, new Error('no time'), done]);
  });
});
