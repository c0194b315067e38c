import { expect, test } from 'vitest';
import type { NewLink } from '../../../src/store/one-time-links.ts';
import type { Person } from '../../../src/store/people.ts';
import type { NewSession } from '../../../src/store/sessions.ts';
import type { Store } from '../../../src/store/store.ts';
import type { TestDatabase } from '../../support/database.ts';
import { noon, person } from './samples.ts';

function session(personId: string, id: string, changes: Partial<NewSession> = {}): NewSession {
  return {
    id,
    tokenHash: `hash of ${id}`,
    personId,
    createdAt: noon,
    seenAt: noon,
    expiresAt: noon + 1000,
    address: '192.0.2.1',
    agent: 'a browser',
    ...changes,
  };
}

function link(codeHash: string, personId: string | null): NewLink {
  const purpose = personId === null ? 'set-up' : 'card';
  return { codeHash, purpose, personId, createdAt: noon, expiresAt: noon + 1000 };
}

async function withPeople(database: TestDatabase, ...added: Person[]): Promise<Store> {
  const store = await database.freshStore();
  await store.people.save({ added, changed: [] });
  return store;
}

const teacher = person('t', { role: 'teacher', passwordHash: 'a hash' });

export function peopleContract(database: TestDatabase): void {
  test('somebody is found by login and by e-mail address, however they are written', async () => {
    const ada = person('ada', { login: 'Ada', name: '李爱达' });
    const store = await withPeople(database, ada);
    for (const typed of ['ada', ' ADA ', 'ada@EXAMPLE.org', 'Ａｄａ']) {
      expect([typed, await store.people.findByLogin(typed)]).toEqual([typed, ada]);
    }
    expect(await store.people.findByLogin('ad')).toBeNull();
    expect(await store.learners.get('ada')).toMatchObject({ name: '李爱达' });
  });

  test('a login, an address or an id that somebody else has is refused, and the whole roster with it', async () => {
    const store = await withPeople(database, person('ada'));
    for (const same of [
      { login: 'ADA@example.org' },
      { email: 'ADA@example.org' },
      { externalId: 'number ada' },
    ]) {
      const added = [person('new'), person('other', same)];
      await expect(store.people.save({ added, changed: [] })).rejects.toMatchObject({
        code: 'refused',
      });
    }
    expect((await store.people.list()).map(({ id }) => id)).toEqual(['ada']);
    expect(await store.learners.get('new')).toBeNull();
  });

  test('a change touches what it names and nothing else', async () => {
    const ada = person('ada', { passwordHash: 'a hash' });
    const store = await withPeople(database, ada);
    const changes = { section: null, email: 'new@example.org', name: 'Ada L.' };
    await store.people.save({ added: [], changed: [{ id: 'ada', changes }] });
    expect(await store.people.get('ada')).toEqual({ ...ada, ...changes });
    expect((await store.people.findByLogin('NEW@example.org'))?.id).toBe('ada');
  });

  test('the last teacher who can sign in stays one; beside another they may go', async () => {
    const store = await withPeople(database, teacher, person('u', { role: 'teacher' }));
    const away = { id: 't', changes: { removedAt: noon } };
    expect(await store.people.change(away)).toBe(false);
    expect(await store.people.change({ id: 't', changes: { role: 'student' } })).toBe(false);
    expect(await store.people.get('t')).toEqual(teacher);
    await store.people.change({ id: 'u', changes: { passwordHash: 'a hash' } });
    expect(await store.people.change(away)).toBe(true);
    expect(await store.people.hasTeacher()).toBe(true);
  });

  test('of two teachers who remove one another at once, one stays', async () => {
    const other = person('u', { role: 'teacher', passwordHash: 'a hash' });
    const store = await withPeople(database, teacher, other);
    const outcomes = await Promise.all(
      ['t', 'u'].map((id) => store.people.change({ id, changes: { removedAt: noon } })),
    );
    expect(outcomes.sort()).toEqual([false, true]);
  });

  test('a session is found by its token with its person, and is over when it is ended', async () => {
    const store = await withPeople(database, person('ada'), person('bob'));
    for (const id of ['one', 'two', 'three']) await store.sessions.start(session('ada', id));
    await store.sessions.touch({
      id: 'two',
      seenAt: noon + 5,
      expiresAt: noon + 2000,
      address: '2001:db8::1',
      agent: 'another',
    });
    const found = await store.sessions.find('hash of two');
    expect(found).toMatchObject({ person: { id: 'ada' }, session: { seenAt: noon + 5 } });
    expect(await store.sessions.end({ personId: 'bob', only: 'one', at: noon })).toBe(0);
    expect(await store.sessions.end({ personId: 'ada', but: 'two', at: noon })).toBe(2);
    expect((await store.sessions.ofPerson('ada', noon)).map(({ id }) => id)).toEqual(['two']);
    expect(await store.sessions.ofPerson('ada', noon + 2000)).toEqual([]);
    expect((await store.sessions.find('hash of one'))?.session.endedAt).toBe(noon);
    expect(await store.sessions.find('hash of none')).toBeNull();
    expect(await store.people.list()).toMatchObject([{ seenAt: noon + 5 }, { seenAt: null }]);
  });

  test('of ten who use a link at once one is let in; their other sessions end', async () => {
    const store = await withPeople(database, person('ada'));
    await store.sessions.start(session('ada', 'before'));
    await store.oneTimeLinks.makeAll([link('card', 'ada')]);
    const uses = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store.oneTimeLinks.use({
          codeHash: 'card',
          at: noon,
          whom: { changed: { id: 'ada', changes: { passwordHash: `hash ${index}` } } },
          session: session('ada', `s${index}`),
        }),
      ),
    );
    const winner = uses.indexOf(true);
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect((await store.people.get('ada'))?.passwordHash).toBe(`hash ${winner}`);
    const open = await store.sessions.ofPerson('ada', noon);
    expect(open.map(({ id }) => id)).toEqual([`s${winner}`]);
  });

  test('a link is over when its time is, and when a newer one is made', async () => {
    const store = await withPeople(database, person('ada'), person('bob'));
    await store.oneTimeLinks.makeAll([link('one', 'ada'), link('bobs', 'bob')]);
    await store.oneTimeLinks.makeAll([link('two', 'ada')]);
    expect(await store.oneTimeLinks.get('one')).toBeNull();
    expect(await store.oneTimeLinks.get('bobs')).toMatchObject({ usedAt: null });
    const use = {
      codeHash: 'two',
      at: noon + 1000,
      whom: { changed: { id: 'ada', changes: { passwordHash: 'x' } } },
      session: session('ada', 'late'),
    };
    expect(await store.oneTimeLinks.use(use)).toBe(false);
    expect((await store.people.get('ada'))?.passwordHash).toBeNull();
  });

  test('the set-up link makes one first teacher, and none where there is one', async () => {
    const store = await withPeople(database);
    await store.oneTimeLinks.makeAll([link('set up', null)]);
    const use = { codeHash: 'set up', at: noon, whom: { firstTeacher: teacher } };
    expect(await store.oneTimeLinks.use({ ...use, session: session('t', 'one') })).toBe(true);
    await store.oneTimeLinks.makeAll([link('again', null)]);
    const whom = { firstTeacher: person('u', { role: 'teacher', passwordHash: 'x' }) };
    const again = { codeHash: 'again', at: noon, whom, session: session('u', 'two') };
    expect(await store.oneTimeLinks.use(again)).toBe(false);
    expect((await store.people.list()).map(({ id }) => id)).toEqual(['t']);
  });

  test('a closed code lets nobody join, and opening another closes the one before', async () => {
    const store = await withPeople(database);
    const join = (code: string, id: string) =>
      store.joinCodes.join({ code, person: person(id), session: session(id, id) });
    await store.joinCodes.replace({ code: 'ONE', section: null, openedAt: noon });
    await store.joinCodes.replace({ code: 'TWO', section: 'B', openedAt: noon + 1 });
    expect(await store.joinCodes.open()).toEqual({ code: 'TWO', section: 'B', openedAt: noon + 1 });
    expect([await join('ONE', 'ada'), await join('TWO', 'bob')]).toEqual([false, true]);
    await store.joinCodes.close(noon + 2);
    expect([await store.joinCodes.open(), await join('TWO', 'eve')]).toEqual([null, false]);
    expect((await store.people.list()).map(({ id }) => id)).toEqual(['bob']);
  });

  test('of twenty tries at once no more are let through than may fail', async () => {
    const store = await withPeople(database);
    const key = { scope: 'account', name: 'ada' } as const;
    const tried = {
      key,
      at: noon,
      forgetBefore: noon - 1000,
      mustWait: ({ failures }: { readonly failures: number }) => failures >= 5,
    };
    const counted = await Promise.all(
      Array.from({ length: 20 }, () => store.signInFailures.count(tried)),
    );
    expect(counted.filter(({ waits }) => !waits)).toHaveLength(5);
    expect(await store.signInFailures.get(key)).toEqual({ failures: 5, failedAt: noon });
    const later = await store.signInFailures.count({
      ...tried,
      at: noon + 1,
      forgetBefore: noon + 1,
    });
    expect(later).toEqual({ failures: 1, failedAt: noon + 1, waits: false });
    await store.signInFailures.clear(key);
    expect(await store.signInFailures.get(key)).toBeNull();
  });

  test('a setting is what it was set to last', async () => {
    const store = await withPeople(database);
    expect(await store.settings.get('class-name')).toBeNull();
    await store.settings.set('class-name', 'Docker');
    await store.settings.set('class-name', { en: '容器 101' });
    expect(await store.settings.get('class-name')).toEqual({ en: '容器 101' });
  });
}
