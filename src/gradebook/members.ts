import type { Person as ClassMember } from '../store/people.ts';
import type { Store } from '../store/store.ts';
import { personOf } from './scores.ts';
import type { Person } from './table.ts';

/**
 * Whoever has a row in a table of the class, by name: its students, and those who left work in it (by their ids) and
 * were removed or are no students any more.
 */
export async function everybodyOf(
  store: Store,
  people: readonly ClassMember[],
  left: ReadonlySet<string>,
): Promise<readonly Person[]> {
  const known = new Set(people.map(({ id }) => id));
  const members = people.filter(
    ({ id, role, removedAt }) => left.has(id) || (role === 'student' && removedAt === null),
  );
  const others = await Promise.all(
    [...left].filter((id) => !known.has(id)).map((id) => store.learners.get(id)),
  );
  return [
    ...members.map((member) => personOf(member, member)),
    ...others.flatMap((learner) => (learner === null ? [] : [personOf(learner, undefined)])),
  ];
}
