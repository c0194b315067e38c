import type { Learner } from '../store/learners.ts';
import type { Store } from '../store/store.ts';

/** The id of the one who learns and teaches where nobody signs in. */
export const soloLearner = 'solo';

/** The learner of this id as they are kept; in solo mode they are made when they first answer. */
export async function ensureLearner(store: Store, id: string, now: number): Promise<Learner> {
  if (id === soloLearner) {
    return store.learners.ensure({ id, name: 'Solo learner', email: null, createdAt: now });
  }
  const learner = await store.learners.get(id);
  if (learner) return learner;
  throw new Error(`There is no learner ${id}.`);
}
