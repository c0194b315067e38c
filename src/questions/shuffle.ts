import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { Question } from './question.ts';
import { randomFrom } from './random.ts';

function permuted(ids: readonly string[], seed: number): readonly string[] {
  const random = randomFrom(seed);
  const order = [...ids];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = uniformInt(random, 0, last);
    const moved = order[last];
    const swapped = order[other];
    if (moved !== undefined && swapped !== undefined) {
      order[last] = swapped;
      order[other] = moved;
    }
  }
  return order;
}

/**
 * The ids of what a question shows shuffled, in the order this seed gives: a choice's options, the right side of a
 * matching, the items of an ordering (never in the right order). The same seed always gives the same order. Kinds
 * that show nothing shuffled give none.
 */
export function shuffled(question: Question, seed: number): readonly string[] {
  switch (question.kind) {
    case 'multiple-choice': {
      const ids = question.options.map((option) => option.id);
      return question.shuffle ? permuted(ids, seed) : ids;
    }
    case 'matching':
      return permuted(
        question.right.map((entry) => entry.id),
        seed,
      );
    case 'ordering': {
      const right = question.items.map((item) => item.id);
      const order = permuted(right, seed);
      const [first, ...rest] = order;
      const solved = order.every((item, index) => item === right[index]);
      return solved && first !== undefined ? [...rest, first] : order;
    }
    default:
      return [];
  }
}
