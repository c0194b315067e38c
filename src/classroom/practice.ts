import type { Store } from '../store/store.ts';

const key = 'chapters-open';

/** Whether students may practise the chapters by themselves, outside of assessments; they may until a teacher says no. */
export async function areChaptersOpen(store: Store): Promise<boolean> {
  return (await store.settings.get(key)) !== false;
}

/** Opens the chapters for practice, or closes them; what was answered there is kept either way. */
export async function openChapters(store: Store, open: boolean): Promise<void> {
  await store.settings.set(key, open);
}
