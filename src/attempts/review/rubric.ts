import { z } from 'zod';
import { readable } from '../../classroom/assessments/settings.ts';
import { localised } from '../../i18n/language.ts';
import { message, render, type Text } from '../../i18n/text.ts';
import { id } from '../../questions/base.ts';
import type { Question } from '../../questions/question.ts';
import { StoreError } from '../../store/errors.ts';
import type { RubricKey } from '../../store/rubrics.ts';
import type { Store } from '../../store/store.ts';

/** The most items of a rubric, and the longest words of one. */
export const mostItems = 20;
export const longestWords = 500;

/** One thing that points are given for, or taken for where they are negative; in the question's own points. */
export const rubricItem = z.strictObject({
  id,
  text: z.union([localised, z.string().trim().min(1).max(longestWords)]),
  points: z
    .number()
    .min(-1000)
    .max(1000)
    .refine((points) => points !== 0),
});

export type RubricItem = z.infer<typeof rubricItem>;

/** What a question's points are given for. */
export interface Rubric {
  /** Counts the changes by reviewers; 0 is the question's own. */
  readonly revision: number;
  readonly items: readonly RubricItem[];
  /** Who changed it last: a person's id; null where nobody did. */
  readonly changedBy: string | null;
}

/** The one item of a question that has no rubric of its own; it gives any part of its points. */
export const givenItem = 'given';

/** The words of an item, for whoever reads them. */
export function itemText({ text }: Pick<RubricItem, 'text'>): Text {
  return readable(text);
}

/** The rubric as the question has it: an essay's key points, or one item worth all of the points (`max`). */
export function ownRubric(question: Question | null, max: number): readonly RubricItem[] {
  if (question?.kind === 'essay') {
    return question.rubric.map((point) => ({
      id: point.id,
      text: point.text,
      points: point.points,
    }));
  }
  const given = message('review.points-given');
  const text = { en: render(given, 'en'), 'zh-CN': render(given, 'zh-CN') };
  return [{ id: givenItem, text, points: max }];
}

const items = z.array(rubricItem);

/** The rubric of a question worth `max` points: as reviewers changed it, else its own. */
export async function rubricOf(
  store: Store,
  key: RubricKey,
  question: Question | null,
  max: number,
): Promise<Rubric> {
  const stored = await store.rubrics.get(key);
  if (stored === null) return { revision: 0, items: ownRubric(question, max), changedBy: null };
  const parsed = items.safeParse(stored.items);
  if (parsed.success) {
    const { revision, changedBy } = stored;
    return { revision, items: parsed.data, changedBy };
  }
  throw new StoreError(
    'unreadable-row',
    `The rubric of ${key.chapter}/${key.question} cannot be read. The database was changed from outside, or is damaged: restore it from a backup.`,
    { cause: parsed.error },
  );
}
