import { message } from '../i18n/text.ts';
import { StoreError } from '../store/errors.ts';
import { newId } from '../store/ids.ts';
import type { JoinCode } from '../store/join-codes.ts';
import type { Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { newJoinCode, readCode } from './code.ts';
import type { ClassDeps } from './deps.ts';
import { ClassError } from './errors.ts';
import { isName, oneLine, readIdentity } from './fields.ts';
import { requirePassword } from './passwords.ts';
import { type Begun, type Browser, beginSession } from './sessions.ts';
import { countFailure, requirePatience } from './tries.ts';

/** Opens a new code to join by, into this section (empty: none); the one before works no more. */
export async function openJoining(store: Store, typedSection: string, now: number): Promise<void> {
  const section = oneLine(typedSection);
  if (section !== '' && !isName(section))
    throw new ClassError('bad-fields', message('people.bad-section'));
  await store.joinCodes.replace({ code: newJoinCode(), section: section || null, openedAt: now });
}

/** The open code, where this is it; a `ClassError` otherwise. */
export async function lookAtJoinCode(
  deps: ClassDeps,
  typed: string,
  browser: Browser,
): Promise<JoinCode> {
  await requirePatience(deps, browser.address);
  const open = await deps.store.joinCodes.open();
  if (open && open.code === readCode(typed)) return open;
  await countFailure(deps, browser.address);
  throw new ClassError('closed', message('people.join-closed'));
}

/** Makes a student of whoever has the code, and signs them in. A login or address that is taken is refused. */
export async function join(
  deps: ClassDeps,
  typedCode: string,
  form: { readonly name: string; readonly login: string; readonly password: string },
  browser: Browser,
): Promise<Begun> {
  const { store, passwords, clock } = deps;
  const { code, section } = await lookAtJoinCode(deps, typedCode, browser);
  const { name, login, email } = readIdentity(form);
  requirePassword(form.password, [name, login]);
  const taken = (cause?: unknown) =>
    new ClassError('taken', message('people.login-taken', { login }), { cause });
  if (await store.people.findByLogin(login)) throw taken();
  const passwordHash = await passwords.hash(form.password);
  const now = clock();
  const person: Person = {
    id: newId(),
    name,
    login,
    email,
    externalId: null,
    section,
    role: 'student',
    passwordHash,
    createdAt: now,
    removedAt: null,
  };
  const begun = beginSession(person.id, browser, now);
  const joined = await store.joinCodes
    .join({ code, person, session: begun.session })
    .catch((error: unknown) => {
      // Somebody else took the login between the look and the write.
      if (error instanceof StoreError && error.code === 'refused') throw taken(error);
      throw error;
    });
  if (!joined) throw new ClassError('closed', message('people.join-closed'));
  return begun;
}
