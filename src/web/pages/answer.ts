import { assertNever } from '../../assert-never.ts';
import type { Language, Localised } from '../../i18n/language.ts';
import type { Question } from '../../questions/question.ts';
import { shuffled } from '../../questions/shuffle.ts';
import { allValues, type Fields, oneValue } from './fields.ts';
import { lineOf, type Remark } from './remark.ts';

/** A part of a question that has a text: an option, one side of a pair, an item. */
interface Part {
  readonly id: string;
  /** Plain, for where no markup can stand. */
  readonly text: string;
  readonly html: string;
  readonly remark: Remark | null;
}

/** What a kind's partial in views/kinds/ shows; never the key. */
export type Answer =
  | { readonly options: readonly { readonly value: boolean; readonly checked: boolean }[] }
  | {
      readonly several: boolean;
      readonly options: readonly (Part & { readonly checked: boolean })[];
    }
  | { readonly value: string }
  | { readonly value: string; readonly unit: string | null; readonly unitNeeded: boolean }
  | {
      readonly left: readonly (Part & { readonly chosen: string })[];
      readonly right: readonly Part[];
    }
  | { readonly items: readonly Part[] };

/** What else decides how an answer is shown. */
export interface AnswerContext {
  readonly fields: Fields;
  readonly seed: number;
  readonly language: Language;
  /** By part; empty before answering. */
  readonly remarks: ReadonlyMap<string, Remark>;
}

interface Labelled {
  readonly id: string;
  readonly text: Localised;
}

function part(entry: Labelled, { language, remarks }: AnswerContext): Part {
  return {
    id: entry.id,
    text: entry.text[language].replaceAll('`', ''),
    html: lineOf(entry.text, language),
    remark: remarks.get(entry.id) ?? null,
  };
}

function inOrder<T extends Labelled>(entries: readonly T[], ids: readonly string[]): T[] {
  return ids.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
}

/** The items as they were put in order; those without a place of their own stand where the shuffle has them. */
function itemsInPlace(items: readonly Labelled[], { fields }: AnswerContext): readonly Labelled[] {
  const place = (item: Labelled) => Number(oneValue(fields, `place-${item.id}`)) || 0;
  return items.toSorted((a, b) => place(a) - place(b));
}

/** The form of a question as its partial shows it. */
export function answerOf(
  question: Exclude<Question, { kind: 'task' }>,
  context: AnswerContext,
): Answer {
  const { fields, seed } = context;
  switch (question.kind) {
    case 'true-false': {
      const given = oneValue(fields, 'response');
      return {
        options: [true, false].map((value) => ({ value, checked: given === String(value) })),
      };
    }
    case 'multiple-choice': {
      const chosen = allValues(fields, 'response');
      return {
        several: question.choose === 'several',
        options: inOrder(question.options, shuffled(question, seed)).map((entry) => ({
          ...part(entry, context),
          checked: chosen.includes(entry.id),
        })),
      };
    }
    case 'numerical':
      return {
        value: oneValue(fields, 'response'),
        unit: question.unit?.name ?? null,
        unitNeeded: question.unit?.required ?? false,
      };
    case 'matching':
      return {
        left: question.left.map((entry) => ({
          ...part(entry, context),
          chosen: oneValue(fields, `response-${entry.id}`),
        })),
        right: inOrder(question.right, shuffled(question, seed)).map((entry) =>
          part(entry, context),
        ),
      };
    case 'ordering':
      return {
        items: itemsInPlace(inOrder(question.items, shuffled(question, seed)), context).map(
          (entry) => part(entry, context),
        ),
      };
    case 'short-answer':
    case 'command':
    case 'essay':
    case 'observation':
      return { value: oneValue(fields, 'response') };
    default:
      return assertNever(question);
  }
}
