import { message, type Text } from '../../i18n/text.ts';
import { loginKey, type Person, type PersonChange } from '../../store/people.ts';
import type { RosterRow } from './read.ts';

/** What a roster's row comes to. */
export type PlannedRow =
  | { readonly kind: 'add'; readonly row: RosterRow }
  | {
      readonly kind: 'change';
      readonly row: RosterRow;
      readonly who: Person;
      readonly changes: PersonChange['changes'];
    }
  | { readonly kind: 'same'; readonly row: RosterRow; readonly who: Person }
  | { readonly kind: 'problem'; readonly row: RosterRow; readonly problems: readonly Text[] };

/** The people of a class by all that they are known by. */
function indexOf(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const index = new Map<string, Person[]>();
  for (const person of people) {
    for (const key of keysOf(person)) index.set(key, [...(index.get(key) ?? []), person]);
  }
  return index;
}

/** What one is known by: an external id, and any word one may sign in with. */
function keysOf(who: Pick<RosterRow, 'login' | 'email' | 'externalId'>): ReadonlySet<string> {
  const { login, email, externalId } = who;
  return new Set([
    ...(externalId === null ? [] : [`id ${externalId}`]),
    ...[login, email].flatMap((one) => (one === null ? [] : [`login ${loginKey(one)}`])),
  ]);
}

/** What the file changes about somebody; an empty cell changes nothing. */
function changesOf(row: RosterRow, who: Person): PersonChange['changes'] {
  const { name, login, email, externalId, section } = row;
  return {
    ...(name !== who.name && { name }),
    ...(login !== null && login !== who.login && { login }),
    ...(email !== null && email !== who.email && { email }),
    ...(externalId !== null && externalId !== who.externalId && { externalId }),
    ...(section !== null && section !== who.section && { section }),
    ...(who.removedAt !== null && { removedAt: null }),
  };
}

function planKnown(row: RosterRow, who: Person): PlannedRow {
  if (who.role !== 'student') {
    const problems = [message('people.row-staff', { name: who.name, role: who.role })];
    return { kind: 'problem', row, problems };
  }
  const changes = changesOf(row, who);
  return Object.keys(changes).length === 0
    ? { kind: 'same', row, who }
    : { kind: 'change', row, who, changes };
}

/**
 * What each row of a roster would do to the class: nothing is done yet. A row is for whoever has its external id, login
 * or e-mail address; one that fits two people, or repeats what an earlier row is known by, is a problem.
 */
export function planRoster(
  rows: readonly RosterRow[],
  people: readonly Person[],
): readonly PlannedRow[] {
  const index = indexOf(people);
  const lineOf = new Map<string, number>();
  return rows.map((row): PlannedRow => {
    const keys = [...keysOf(row)];
    const earlier = keys.map((key) => lineOf.get(key)).find((line) => line !== undefined);
    for (const key of keys) if (!lineOf.has(key)) lineOf.set(key, row.line);
    if (row.problems.length > 0) return { kind: 'problem', row, problems: row.problems };
    if (earlier !== undefined) {
      const problems = [message('people.row-twice', { line: earlier })];
      return { kind: 'problem', row, problems };
    }
    const [one, other] = new Set(keys.flatMap((key) => index.get(key) ?? []));
    if (!one) return { kind: 'add', row };
    if (!other) return planKnown(row, one);
    const problems = [message('people.row-two', { one: one.name, other: other.name })];
    return { kind: 'problem', row, problems };
  });
}
