import { newId } from '../../store/ids.ts';
import type { Person } from '../../store/people.ts';
import type { Store } from '../../store/store.ts';
import { secretHash } from '../code.ts';
import { type PlannedRow, planRoster } from './plan.ts';
import { type RosterFile, readRoster } from './read.ts';

/** A roster, what it would do, and a word for exactly that, to be given back when it is to be done. */
export interface RosterPreview {
  readonly file: RosterFile;
  readonly plan: readonly PlannedRow[];
  readonly fingerprint: string;
}

/** What a roster would change; nothing is changed. */
export async function previewRoster(store: Store, text: string): Promise<RosterPreview> {
  const file = readRoster(text);
  const plan = planRoster(file.rows, await store.people.list());
  const lines = plan.map((one) =>
    one.kind === 'change'
      ? [one.kind, one.row, one.who.id, one.changes]
      : [one.kind, one.row, one.kind === 'same' ? one.who.id : null],
  );
  return { file, plan, fingerprint: secretHash(JSON.stringify(lines)) };
}

function added({ row }: PlannedRow, now: number): Person {
  const login = row.login ?? row.email;
  if (login === null) throw new Error(`Line ${row.line} is to be added, and has no login.`);
  const { name, email, externalId, section } = row;
  return {
    id: newId(),
    name,
    login,
    email,
    externalId,
    section,
    role: 'student',
    passwordHash: null,
    createdAt: now,
    removedAt: null,
  };
}

/**
 * Does what a preview showed, all or nothing; rows with a problem are left out. Gives the preview as it is now: where
 * its fingerprint is another than the one that was shown, nothing was done.
 */
export async function applyRoster(
  store: Store,
  text: string,
  shown: string,
  now: number,
): Promise<RosterPreview> {
  const preview = await previewRoster(store, text);
  if (preview.fingerprint !== shown) return preview;
  await store.people.save({
    added: preview.plan.filter((one) => one.kind === 'add').map((one) => added(one, now)),
    changed: preview.plan.flatMap((one) =>
      one.kind === 'change' ? [{ id: one.who.id, changes: one.changes }] : [],
    ),
  });
  return preview;
}
