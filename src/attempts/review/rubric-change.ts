import { createHash } from 'node:crypto';
import type { Language } from '../../i18n/language.ts';
import { shown } from '../../i18n/shown.ts';
import { message, render, type Text } from '../../i18n/text.ts';
import type { Grade } from '../../questions/grade.ts';
import type { RubricKey, RubricOutcome } from '../../store/rubrics.ts';
import type { Store } from '../../store/store.ts';
import { plain } from '../json.ts';
import { fromStored, toStored } from '../stored-grade.ts';
import { gradeOfReview } from './given.ts';
import { itemText, mostItems, type Rubric, type RubricItem } from './rubric.ts';

/** A reviewed response whose grade becomes another one. */
export interface RubricRegrade {
  readonly responseId: string;
  /** The id of the grade that it replaces. */
  readonly replaces: string;
  readonly before: number;
  readonly after: Grade;
}

/** What a change of a rubric comes to. Nothing is changed by it. */
export interface RubricPlan {
  readonly key: RubricKey;
  readonly rubric: Rubric;
  readonly items: readonly RubricItem[];
  readonly regrades: readonly RubricRegrade[];
  /** How many reviewed responses have an item, by its id. */
  readonly held: ReadonlyMap<string, number>;
  /** The same for the same change of the same grades, and for no other. */
  readonly fingerprint: string;
}

/** Judges the reviewed responses of a question by other items. The newest review of each counts. */
export async function planRubric(
  store: Store,
  key: RubricKey,
  rubric: Rubric,
  items: readonly RubricItem[],
): Promise<RubricPlan> {
  const held = new Map<string, number>();
  const regrades: RubricRegrade[] = [];
  for (const { review, grade: stored } of await store.reviews.ofQuestion(key)) {
    // A grade that somebody gave otherwise since the review is theirs, and no rubric's.
    if (!stored.grader.startsWith('teacher:')) continue;
    for (const [id, share] of Object.entries(review.shares)) {
      if (share > 0) held.set(id, (held.get(id) ?? 0) + 1);
    }
    const before = fromStored(stored);
    const after = gradeOfReview(items, before.max, review, before.findings);
    const isSame =
      before.points === after.points &&
      JSON.stringify(plain(before.feedback)) === JSON.stringify(plain(after.feedback));
    if (isSame) continue;
    const { responseId } = review;
    regrades.push({ responseId, replaces: stored.id, before: before.points, after });
  }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([rubric.revision, items, regrades.map((one) => one.replaces)]))
    .digest('hex');
  return { key, rubric, items, regrades, held, fingerprint };
}

/** What is wrong with new items for a rubric; nothing where they may be used. */
export function rubricProblems({ rubric, items, held }: RubricPlan): readonly Text[] {
  const problems: Text[] = [];
  if (JSON.stringify(items) === JSON.stringify(rubric.items)) {
    problems.push(message('review.nothing-changed'));
  }
  if (!items.some(({ points }) => points > 0)) problems.push(message('review.no-points'));
  if (items.length > mostItems) problems.push(message('review.too-many', { most: mostItems }));
  for (const item of rubric.items) {
    const count = held.get(item.id) ?? 0;
    if (count === 0 || items.some(({ id }) => id === item.id)) continue;
    problems.push(message('review.still-held', { item: itemText(item), count }));
  }
  return problems;
}

/** What was changed of a rubric, as the reason of the grades that come of it; words as this language has them. */
export function rubricReason(
  before: readonly RubricItem[],
  after: readonly RubricItem[],
  language: Language,
): string {
  const words = (item: RubricItem) => `“${shown(render(itemText(item), language))}”`;
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id));
  const changes = after.flatMap((item) => {
    const was = before.find(({ id }) => id === item.id);
    if (!was) return [`+ ${words(item)} ${item.points}`];
    const reworded = words(was) === words(item) ? words(item) : `${words(was)} → ${words(item)}`;
    if (was.points !== item.points) return [`${reworded} ${was.points} → ${item.points}`];
    return words(was) === words(item) ? [] : [reworded];
  });
  return `rubric: ${[...changes, ...gone.map((item) => `− ${words(item)}`)].join('; ')}`;
}

/** Applies a plan: the rubric and every grade that comes of it, or nothing. `now` in ms since 1970. */
export async function applyRubric(
  store: Store,
  { key, rubric, items, regrades }: RubricPlan,
  by: { readonly person: string; readonly now: number; readonly language: Language },
): Promise<RubricOutcome> {
  const reason = rubricReason(rubric.items, items, by.language);
  const grader = `teacher:${by.person}` as const;
  return store.rubrics.change({
    ...key,
    from: rubric.revision,
    items: plain(items),
    changedAt: by.now,
    changedBy: by.person,
    regrades: regrades.map(({ responseId, replaces, after }) => ({
      responseId,
      replaces,
      grade: toStored(after, { at: by.now, grader, reason }),
    })),
  });
}
