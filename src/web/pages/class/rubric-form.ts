import {
  itemText,
  longestWords,
  type RubricItem,
  rubricItem,
} from '../../../attempts/review/rubric.ts';
import type { Language } from '../../../i18n/language.ts';
import { message, render, type Text } from '../../../i18n/text.ts';
import { newId } from '../../../store/ids.ts';
import type { readFields } from '../form.ts';
import { numberIn } from './review-form.ts';

/** A line of the form: what is typed for an item. */
export interface TypedItem {
  readonly id: string;
  readonly words: string;
  readonly points: string;
  readonly remove: boolean;
}

/** A rubric as it was typed. */
export interface ReadRubric {
  readonly revision: number;
  readonly lines: readonly TypedItem[];
  /** The items that are to be; those that cannot be read are not among them. */
  readonly items: readonly RubricItem[];
  readonly problem: Text | null;
}

/** The form's line of an item as it is. */
export function lineOfItem(item: RubricItem, language: Language): TypedItem {
  const words = render(itemText(item), language);
  return { id: item.id, words, points: String(item.points), remove: false };
}

function itemIn(line: TypedItem, before: readonly RubricItem[], language: Language) {
  const was = before.find(({ id }) => id === line.id);
  const isReworded = was === undefined || render(itemText(was), language) !== line.words;
  return rubricItem.safeParse({
    id: line.id,
    text: isReworded ? line.words : was.text,
    points: numberIn(line.points, null),
  });
}

/** Reads the form of a rubric. Words that were not touched stay in every language; new ones are one text for all. */
export function readRubric(
  fields: ReturnType<typeof readFields>,
  before: readonly RubricItem[],
  language: Language,
): ReadRubric {
  const field = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const ids = typeof fields.id === 'string' ? [fields.id] : (fields.id ?? []);
  const lineIn = (name: string, id: string): TypedItem => ({
    id,
    words: field(`words-${name}`).replace(/\s+/gu, ' '),
    points: field(`points-${name}`),
    remove: field(`remove-${name}`) !== '',
  });
  const added = lineIn('new', newId());
  const lines = [
    ...new Map(ids.map((id) => [id, lineIn(id, id)])).values(),
    ...(added.words === '' && added.points === '' ? [] : [added]),
  ];
  const read = lines.filter((line) => !line.remove).map((line) => itemIn(line, before, language));
  return {
    revision: numberIn(field('revision'), null) ?? -1,
    lines,
    items: read.flatMap((one) => (one.success ? [one.data] : [])),
    problem: read.every((one) => one.success)
      ? null
      : message('review.wrong-item', { most: longestWords }),
  };
}
