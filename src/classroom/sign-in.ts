import { message } from '../i18n/text.ts';
import type { Person } from '../store/people.ts';
import type { ClassDeps } from './deps.ts';
import { ClassError } from './errors.ts';
import { requirePassword } from './passwords.ts';
import { type Begun, type Browser, beginSession } from './sessions.ts';
import { tryPassword } from './tries.ts';

/**
 * Signs in by login or e-mail address and password. A wrong password, an account that there is not, one without a
 * password and one that was removed are refused alike, after as long a time.
 */
export async function signIn(
  deps: ClassDeps,
  typed: { readonly login: string; readonly password: string },
  browser: Browser,
): Promise<Begun> {
  const { store, clock } = deps;
  const person = await store.people.findByLogin(typed.login);
  const right = await tryPassword(deps, {
    ...typed,
    hash: async () => (person?.removedAt === null ? person.passwordHash : null),
    address: browser.address,
  });
  if (!right || !person) throw new ClassError('wrong-password', message('people.wrong-sign-in'));
  const begun = beginSession(person.id, browser, clock());
  await store.sessions.start(begun.session);
  return begun;
}

/** Changes a person's own password, and ends their sessions but the one they do it in. */
export async function changePassword(
  deps: ClassDeps,
  person: Person,
  typed: { readonly current: string; readonly wanted: string },
  here: { readonly session: string; readonly address: string },
): Promise<void> {
  const { store, passwords, clock } = deps;
  requirePassword(typed.wanted, [person.name, person.login, person.email]);
  const right = await tryPassword(deps, {
    login: person.login,
    password: typed.current,
    hash: async () => person.passwordHash,
    address: here.address,
  });
  if (!right) throw new ClassError('wrong-password', message('people.wrong-current'));
  const passwordHash = await passwords.hash(typed.wanted);
  await store.people.change({ id: person.id, changes: { passwordHash } });
  await store.sessions.end({ personId: person.id, but: here.session, at: clock() });
}
