import { message } from '../i18n/text.ts';
import { loginKey, type Person } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { ClassError } from './errors.ts';
import { personOf } from './members.ts';
import { accountKey } from './sign-in-limits.ts';

/** What failed tries to sign in are counted under for somebody: whatever they may have typed as their login. */
export function failureNamesOf({ login, email }: Pick<Person, 'login' | 'email'>): string[] {
  return [login, ...(email === null ? [] : [email])].map((typed) => accountKey(typed).name);
}

/** Whom a teacher erases, what they typed to confirm it, and who they are. */
export interface WantedErasure {
  readonly person: string;
  readonly typed: string;
  readonly by: string;
}

/**
 * Erases somebody and all that is kept of them. Throws a `ClassError` where their login was not typed, for oneself, and
 * for the last teacher.
 */
export async function eraseMember(
  store: Store,
  { person, typed, by }: WantedErasure,
): Promise<void> {
  const found = await personOf(store, person);
  if (person === by) throw new ClassError('not-now', message('privacy.erase-self'));
  if (loginKey(typed) !== loginKey(found.login)) {
    throw new ClassError(
      'bad-fields',
      message('privacy.erase-wrong-login', { login: found.login }),
    );
  }
  const failureNames = failureNamesOf(found);
  const outcome = await store.belongings.erase({
    personId: person,
    failureNames,
    untouchedSince: null,
  });
  switch (outcome) {
    case 'erased':
      return;
    case 'last-teacher':
      throw new ClassError('last-teacher', message('people.last-teacher'));
    case 'not-now':
      throw new ClassError('unknown-person', message('people.unknown-person'));
  }
}
