import { message } from '../i18n/text.ts';
import type { Person, PersonChange, Role } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { ClassError } from './errors.ts';
import { isName, oneLine } from './fields.ts';

/** The person of this id; a `ClassError` where there is none. */
export async function personOf(store: Store, id: string): Promise<Person> {
  const person = await store.people.get(id);
  if (person) return person;
  throw new ClassError('unknown-person', message('people.unknown-person'));
}

async function change(store: Store, wanted: PersonChange): Promise<void> {
  if (await store.people.change(wanted)) return;
  throw new ClassError('last-teacher', message('people.last-teacher'));
}

/** Changes what somebody may do, and their section (empty: none). The last teacher stays one. */
export async function changeMember(
  store: Store,
  id: string,
  wanted: { readonly role: Role; readonly section: string },
): Promise<void> {
  await personOf(store, id);
  const section = oneLine(wanted.section);
  if (section !== '' && !isName(section))
    throw new ClassError('bad-fields', message('people.bad-section'));
  await change(store, { id, changes: { role: wanted.role, section: section || null } });
}

/** Takes somebody out of the class: they are signed out everywhere, and all their work is kept. */
export async function removeMember(store: Store, id: string, now: number): Promise<void> {
  await personOf(store, id);
  await change(store, { id, changes: { removedAt: now } });
  await store.sessions.end({ personId: id, at: now });
}

/** Brings somebody back who was removed, with the work and the password that they had. */
export async function bringBack(store: Store, id: string): Promise<void> {
  await personOf(store, id);
  await change(store, { id, changes: { removedAt: null } });
}
