import { message } from '../i18n/text.ts';
import type { StoredOverride } from '../store/assessments.ts';
import { newId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import {
  type Assessment,
  type By,
  json,
  type KeptOverride,
  overrideOf,
  overridesOf,
} from './assessments/assessment.ts';
import { type Override, override } from './assessments/overrides.ts';
import { minutes } from './assessments/settings.ts';
import { ClassError } from './errors.ts';

/** Whether an assessment ends for anybody, so that it can be extended. */
export function ends(assessment: Pick<Assessment, 'settings' | 'overrides'>): boolean {
  const bounds = [assessment.settings, ...overridesOf(assessment)];
  return bounds.some(({ closes, timeLimit }) => (closes ?? timeLimit ?? null) !== null);
}

/** How many minutes everybody was given on top so far. */
export function everybodysExtra({ overrides }: Pick<Assessment, 'overrides'>): number {
  const given = overrides.map(({ override }) =>
    override.for.who === 'everyone' ? (override.extra ?? 0) : 0,
  );
  return Math.max(0, ...given);
}

/** What an override sets besides extra minutes. */
function setsMore({ override }: KeptOverride): boolean {
  return Object.keys(override).some((field) => field !== 'for' && field !== 'extra');
}

/** An override that takes the place of those with these ids. */
export interface Extension {
  readonly override: Override;
  readonly replaces: readonly string[];
}

/**
 * Everybody's extra minutes and `more` on top, in one override: of several only the greatest extra counts, so that two
 * tens beside each other would be ten. What the overrides for everybody set besides stays as it is.
 */
export function extension(standing: readonly KeptOverride[], more: number): Extension {
  const everyones = standing.filter(({ override }) => override.for.who === 'everyone');
  const extra = everybodysExtra({ overrides: everyones }) + more;
  const base = everyones.find(setsMore);
  const replaced = everyones.filter((one) => one === base || !setsMore(one));
  return {
    override: { ...base?.override, for: { who: 'everyone' }, extra },
    replaces: replaced.map(({ id }) => id),
  };
}

/**
 * Gives everybody that many minutes more, on top of what they have. Throws a `ClassError` where `more` is no number of
 * minutes that can be given, and where there is no end to move.
 */
export async function extendEverybody(
  store: Store,
  assessment: Assessment,
  more: number,
  { person, now }: By,
): Promise<void> {
  const given = minutes.safeParse(more);
  if (!given.success) throw new ClassError('bad-fields', message('board.bad-minutes'));
  if (!ends(assessment)) throw new ClassError('not-now', message('board.no-end'));
  const swap = (standing: readonly StoredOverride[]) => {
    const { override: made, replaces } = extension(standing.map(overrideOf), given.data);
    if (!override.safeParse(made).success) return null;
    const id = newId();
    const kept = { override: json(made), madeAt: now, madeBy: person };
    return { added: { id, assessmentId: assessment.id, ...kept }, removed: replaces };
  };
  if (await store.assessments.swapOverrides(assessment.id, swap)) return;
  throw new ClassError('bad-fields', message('board.bad-minutes'));
}
