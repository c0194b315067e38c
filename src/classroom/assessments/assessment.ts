import { message } from '../../i18n/text.ts';
import type { StoredAssessment, StoredOverride } from '../../store/assessments.ts';
import { StoreError } from '../../store/errors.ts';
import { newId } from '../../store/ids.ts';
import type { JsonValue } from '../../store/json.ts';
import type { Store } from '../../store/store.ts';
import { ClassError } from '../errors.ts';
import { type Override, override } from './overrides.ts';
import { type AssessmentSettings, assessmentSettings } from './settings.ts';

/** An override with what names it. */
export interface KeptOverride {
  readonly id: string;
  readonly override: Override;
  /** Ms since 1970. */
  readonly madeAt: number;
  /** The id of the teacher who made it. */
  readonly madeBy: string;
}

/** An assessment as it stands: what its teacher set, and what holds for some instead. */
export interface Assessment {
  readonly id: string;
  readonly settings: AssessmentSettings;
  /** Counts the changes of the settings, from 1. */
  readonly revision: number;
  readonly seed: number;
  readonly overrides: readonly KeptOverride[];
}

/** What the overrides of an assessment say, without who made them. */
export function overridesOf({ overrides }: Pick<Assessment, 'overrides'>): readonly Override[] {
  return overrides.map((one) => one.override);
}

function unreadable(what: string, cause: unknown): StoreError {
  return new StoreError(
    'unreadable-row',
    `${what} cannot be read. The database was changed from outside, or is damaged: restore it from a backup.`,
    { cause },
  );
}

/** Settings are read at every answer, and change seldom. */
const parsedSettings = new Map<string, AssessmentSettings>();
const mostParsed = 1000;

function settingsOf({ id, revision, settings, changedAt }: StoredAssessment): AssessmentSettings {
  const name = `${id} ${revision} ${changedAt}`;
  const known = parsedSettings.get(name);
  if (known) return known;
  const parsed = assessmentSettings.safeParse(settings);
  if (!parsed.success) throw unreadable(`The settings of the assessment ${id}`, parsed.error);
  if (parsedSettings.size >= mostParsed) parsedSettings.clear();
  parsedSettings.set(name, parsed.data);
  return parsed.data;
}

/** An override as it was kept. Throws a `StoreError` where it cannot be read. */
export function overrideOf({ id, override: kept, madeAt, madeBy }: StoredOverride): KeptOverride {
  const parsed = override.safeParse(kept);
  if (parsed.success) return { id, override: parsed.data, madeAt, madeBy };
  throw unreadable(`The override ${id} of an assessment`, parsed.error);
}

function assessmentOf(stored: StoredAssessment, overrides: readonly StoredOverride[]): Assessment {
  const { id, revision, seed } = stored;
  return {
    id,
    settings: settingsOf(stored),
    revision,
    seed,
    overrides: overrides.map(overrideOf),
  };
}

/** The assessment of this id; a `ClassError` where there is none, or none any more. */
export async function findAssessment(store: Store, id: string): Promise<Assessment> {
  const [stored, overrides] = await Promise.all([
    store.assessments.get(id),
    store.assessments.overrides(id),
  ]);
  if (stored !== null && stored.removedAt === null) return assessmentOf(stored, overrides);
  throw new ClassError('unknown-assessment', message('assessments.unknown'));
}

/** All assessments, the oldest first. */
export async function listAssessments(store: Store): Promise<readonly Assessment[]> {
  const [stored, overrides] = await Promise.all([
    store.assessments.list(),
    store.assessments.overrides(null),
  ]);
  const of = Map.groupBy(overrides, ({ assessmentId }) => assessmentId);
  return stored.map((one) => assessmentOf(one, of.get(one.id) ?? []));
}

/** What was parsed, as JSON: without the fields that are not there. */
export function json(parsed: AssessmentSettings | Override): JsonValue {
  return JSON.parse(JSON.stringify(parsed));
}

/** Who does it, and when (ms since 1970). */
export interface By {
  readonly person: string;
  readonly now: number;
}

/** Makes an assessment; `seed` is an unsigned 32-bit number. Gives its id. */
export async function createAssessment(
  store: Store,
  settings: AssessmentSettings,
  seed: number,
  { person, now }: By,
): Promise<string> {
  const id = newId();
  await store.assessments.add({
    id,
    settings: json(settings),
    revision: 1,
    seed,
    createdAt: now,
    changedAt: now,
    changedBy: person,
    removedAt: null,
  });
  return id;
}

/**
 * Changes the settings of an assessment that were read at `revision`. Throws a `ClassError`, `changed-meanwhile`, where
 * somebody else has changed them since.
 */
export async function changeAssessment(
  store: Store,
  id: string,
  revision: number,
  settings: AssessmentSettings,
  { person, now }: By,
): Promise<void> {
  const change = { id, settings: json(settings), revision, changedAt: now, changedBy: person };
  if (await store.assessments.change(change)) return;
  throw new ClassError('changed-meanwhile', message('assessments.changed-meanwhile'));
}

/** Adds an override, and gives its id. */
export async function addOverride(
  store: Store,
  assessment: string,
  added: Override,
  { person, now }: By,
): Promise<string> {
  const id = newId();
  await store.assessments.addOverride({
    id,
    assessmentId: assessment,
    override: json(added),
    madeAt: now,
    madeBy: person,
  });
  return id;
}
