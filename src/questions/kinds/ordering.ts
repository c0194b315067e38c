import { z } from 'zod';
import { shown } from '../../i18n/shown.ts';
import { message } from '../../i18n/text.ts';
import { formValue, formValues } from '../answers/form.ts';
import { joinTexts } from '../answers/join.ts';
import { longestRun } from '../answers/longest-run.ts';
import { id, labelled, points, questionBase } from '../base.ts';
import { gradeShare } from '../grading.ts';
import type { FormFields, QuestionKind } from '../kind.ts';
import { duplicateIds } from '../problems.ts';

const schema = questionBase.extend({
  kind: z.literal('ordering'),
  points,
  items: z
    .array(labelled)
    .min(2)
    .max(100)
    .describe('In the right order, from the first on; the learner sees them shuffled.'),
});

export type Ordering = z.infer<typeof schema>;

/** The items by the places typed for them; items that lack a place of their own are left out, which `misfit` tells. */
function byPlaces(question: Ordering, form: FormFields): string[] {
  const places = question.items.map((item) => ({
    item: item.id,
    place: Number.parseInt(formValue(form, `place-${item.id}`) ?? '', 10),
  }));
  return places
    .filter(
      ({ place }) =>
        Number.isInteger(place) && places.filter((other) => other.place === place).length === 1,
    )
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/**
 * Items to be put in order. The form has `response` once for each item, in the learner's order; or, without scripts,
 * a number in `place-ITEM` for each item. Any single item is in order by itself, so it earns nothing: the share is of
 * the steps from item to item that the longest rightly ordered run holds.
 */
export const ordering: QuestionKind<Ordering, string[]> = {
  kind: 'ordering',
  schema,
  response: z.array(id).max(100).describe('The ids of all items, in the order they were put in.'),
  max: (question) => question.points,
  problems: (question) => duplicateIds('items', question.items),
  misfit(question, response) {
    const known = new Set(question.items.map((item) => item.id));
    const stranger = response.find((item) => !known.has(item));
    if (stranger !== undefined) {
      return message('questions.misfit-option', { id: shown(stranger) });
    }
    if (response.length !== known.size || new Set(response).size !== known.size) {
      return message('questions.misfit-order', { count: known.size });
    }
    return null;
  },
  readForm(question, form) {
    const given = formValues(form, 'response');
    return given.length > 0 ? given : byPlaces(question, form);
  },
  needs: () => [],
  grade(question, response) {
    const place = new Map(question.items.map((item, index) => [item.id, index]));
    const order = response.flatMap((item) => place.get(item) ?? []);
    const run = new Set(longestRun(order));
    const share = Math.max(0, run.size - 1) / (question.items.length - 1);
    const whole = run.size === question.items.length;
    return gradeShare(question.points, share, [
      {
        part: null,
        state: whole ? 'correct' : 'incorrect',
        text: whole
          ? message('questions.right')
          : message('questions.order-run', { run: run.size, count: question.items.length }),
      },
      ...response.flatMap((item) => {
        const index = place.get(item);
        if (whole || index === undefined) return [];
        const fits = run.size > 1 && run.has(index);
        return [
          {
            part: item,
            state: fits ? ('correct' as const) : ('incorrect' as const),
            text: message(fits ? 'questions.item-in-run' : 'questions.item-out-of-run'),
          },
        ];
      }),
    ]);
  },
  solution: (question) => joinTexts(question.items.map((item) => item.text)),
};
