import { message } from '../i18n/text.ts';
import { newId } from '../store/ids.ts';
import type { LinkPurpose, OneTimeLink } from '../store/one-time-links.ts';
import type { Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { nameClass } from './class-name.ts';
import { newCode, readCode, secretHash } from './code.ts';
import type { ClassDeps } from './deps.ts';
import { ClassError } from './errors.ts';
import { readIdentity } from './fields.ts';
import { requirePassword } from './passwords.ts';
import { type Begun, type Browser, beginSession } from './sessions.ts';
import { countFailure, requirePatience } from './tries.ts';

const aDay = 24 * 60 * 60_000;

/** How long each kind of link can be used, in ms. */
export const linkLastsMs: Readonly<Record<LinkPurpose, number>> = {
  'set-up': 3 * aDay,
  card: 60 * aDay,
  reset: 3 * aDay,
};

/** A person and the code that signs them in once; it is known only now. */
export interface Card {
  readonly person: Person;
  readonly code: string;
}

/** Makes a one-time code for each person; the unused ones that they had work no more. */
export async function makeCards(
  store: Store,
  people: readonly Person[],
  purpose: 'card' | 'reset',
  now: number,
): Promise<readonly Card[]> {
  const cards = people.map((person) => ({ person, code: newCode() }));
  await store.oneTimeLinks.makeAll(
    cards.map(({ person, code }) => ({
      codeHash: secretHash(code),
      purpose,
      personId: person.id,
      createdAt: now,
      expiresAt: now + linkLastsMs[purpose],
    })),
  );
  return cards;
}

/** The code of a link that makes the first teacher; null where a teacher can sign in already. */
export async function makeSetUpCode(store: Store, now: number): Promise<string | null> {
  if (await store.people.hasTeacher()) return null;
  const code = newCode();
  await store.oneTimeLinks.makeAll([
    {
      codeHash: secretHash(code),
      purpose: 'set-up',
      personId: null,
      createdAt: now,
      expiresAt: now + linkLastsMs['set-up'],
    },
  ]);
  return code;
}

/** What a code opens: the account of `person`, or, with null, that of the first teacher. */
export interface LinkTarget {
  readonly purpose: LinkPurpose;
  readonly person: Person | null;
}

async function targetOf(store: Store, link: OneTimeLink, now: number): Promise<LinkTarget> {
  if (link.usedAt !== null) throw new ClassError('unknown-link', message('people.link-used'));
  if (link.expiresAt <= now) throw new ClassError('unknown-link', message('people.link-expired'));
  if (link.personId === null) {
    if (await store.people.hasTeacher())
      throw new ClassError('unknown-link', message('people.link-set-up-done'));
    return { purpose: link.purpose, person: null };
  }
  const person = await store.people.get(link.personId);
  if (person?.removedAt !== null)
    throw new ClassError('unknown-link', message('people.link-unknown'));
  return { purpose: link.purpose, person };
}

/** Says what a typed or opened code is for; a `ClassError` says why it is for nothing. Nothing is used up. */
export async function lookAtLink(
  deps: ClassDeps,
  typed: string,
  browser: Browser,
): Promise<LinkTarget> {
  await requirePatience(deps, browser.address);
  const link = await deps.store.oneTimeLinks.get(secretHash(readCode(typed)));
  if (link) return targetOf(deps.store, link, deps.clock());
  await countFailure(deps, browser.address);
  throw new ClassError('unknown-link', message('people.link-unknown'));
}

/** What the form of a link gives; all but the password is for the first teacher only. */
export interface LinkForm {
  readonly password: string;
  readonly name: string;
  readonly login: string;
  readonly className: string;
}

/** Uses a code up: makes the first teacher, or sets its person's password; either is then signed in here only. */
export async function useLink(
  deps: ClassDeps,
  typed: string,
  form: LinkForm,
  browser: Browser,
): Promise<Begun> {
  const { store, passwords, clock } = deps;
  const { person } = await lookAtLink(deps, typed, browser);
  const codeHash = secretHash(readCode(typed));
  if (person) {
    requirePassword(form.password, [person.name, person.login, person.email]);
    const passwordHash = await passwords.hash(form.password);
    const begun = beginSession(person.id, browser, clock());
    const changed = { id: person.id, changes: { passwordHash } };
    await use(deps, { codeHash, whom: { changed }, begun });
    return begun;
  }
  const { name, login, email } = readIdentity(form);
  requirePassword(form.password, [name, login]);
  const passwordHash = await passwords.hash(form.password);
  const now = clock();
  const firstTeacher: Person = {
    id: newId(),
    name,
    login,
    email,
    externalId: null,
    section: null,
    role: 'teacher',
    passwordHash,
    createdAt: now,
    removedAt: null,
  };
  const begun = beginSession(firstTeacher.id, browser, now);
  await use(deps, { codeHash, whom: { firstTeacher }, begun });
  await nameClass(store, form.className);
  return begun;
}

async function use(
  { store, clock }: ClassDeps,
  {
    codeHash,
    whom,
    begun,
  }: {
    readonly codeHash: string;
    readonly whom: Parameters<Store['oneTimeLinks']['use']>[0]['whom'];
    readonly begun: Begun;
  },
): Promise<void> {
  const used = await store.oneTimeLinks.use({
    codeHash,
    whom,
    session: begun.session,
    at: clock(),
  });
  if (!used) throw new ClassError('unknown-link', message('people.link-used'));
}
