import type { Store } from '../../../store/store.ts';

/** The names of the people of a class by their ids, also of those who were removed; null for an id of nobody. */
export async function namesOf(store: Store): Promise<(person: string) => string | null> {
  const people = await store.people.list();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (person) => names.get(person) ?? null;
}
