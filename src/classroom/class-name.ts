import type { Store } from '../store/store.ts';
import { oneLine } from './fields.ts';

const key = 'class-name';
const longest = 100;

/** What the class is called; null where it was given no name. */
export async function classNameOf(store: Store): Promise<string | null> {
  const name = await store.settings.get(key);
  return typeof name === 'string' ? name : null;
}

/** Gives the class a name; an empty one takes it away. */
export async function nameClass(store: Store, typed: string): Promise<void> {
  const name = oneLine(typed).slice(0, longest);
  await store.settings.set(key, name === '' ? null : name);
}
