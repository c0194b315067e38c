import type { Page } from 'playwright-core';
import { beginSession } from '../../src/classroom/sessions.ts';
import { newId } from '../../src/store/ids.ts';
import type { Person } from '../../src/store/people.ts';
import { type TestApp, type TestAppOptions, testApp } from './app.ts';

/** Somebody who is signed in: the headers that their browser sends. */
export interface SignedIn {
  readonly person: Person;
  readonly session: string;
  readonly headers: { readonly cookie: string };
}

/** Adds somebody to a class and signs them in, without their password, which is not worth its hash here. */
export async function signedIn(
  { services }: TestApp,
  name: string,
  changes: Partial<Person> = {},
): Promise<SignedIn> {
  const { store, clock } = services;
  const person: Person = {
    id: newId(),
    name,
    login: name.toLowerCase(),
    email: null,
    externalId: null,
    section: null,
    role: 'student',
    passwordHash: 'none that fits',
    createdAt: clock(),
    removedAt: null,
    ...changes,
  };
  await store.people.save({ added: [person], changed: [] });
  const browser = { address: '127.0.0.1', agent: `the browser of ${name}` };
  const { token, session } = beginSession(person.id, browser, clock());
  await store.sessions.start(session);
  return { person, session: session.id, headers: { cookie: `session=${token}` } };
}

/** A class with one of each: a teacher, an assistant, and two students. */
export async function testClass(options: TestAppOptions = {}) {
  const built = await testApp({ ...options, mode: 'class' });
  return {
    ...built,
    teacher: await signedIn(built, 'Tessa', { role: 'teacher' }),
    assistant: await signedIn(built, 'Andy', { role: 'assistant' }),
    student: await signedIn(built, 'Ada'),
    other: await signedIn(built, 'Bob'),
  };
}

/** Lets a browser's page be somebody's who is signed in; `url` is the server's address. */
export async function signInBrowser(page: Page, { headers }: SignedIn, url: string): Promise<void> {
  const [name = '', value = ''] = headers.cookie.split('=');
  await page.context().addCookies([{ name, value, url }]);
}
