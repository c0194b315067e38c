import { describe, expect, it } from 'vitest';
import { multipleChoice } from '../../src/questions/kinds/multiple-choice.ts';
import { ordering } from '../../src/questions/kinds/ordering.ts';
import { shuffled } from '../../src/questions/shuffle.ts';
import { everyKind } from './support/every-kind.ts';
import { make, say } from './support/examples.ts';

const parts = (ids: string) => [...ids].map((id) => ({ id, text: say(id), correct: id === 'a' }));
const seeds = Array.from({ length: 300 }, (_, seed) => seed);

describe('the order things are shown in', () => {
  const question = make(multipleChoice, { choose: 'one', options: parts('abcd') });

  it('holds every option once, is the same for the same seed, and differs between seeds', () => {
    const orders = seeds.map((seed) => shuffled(question, seed).join(''));
    for (const order of orders) expect([...order].sort().join('')).toBe('abcd');
    expect(seeds.map((seed) => shuffled(question, seed).join(''))).toEqual(orders);
    expect(new Set(orders).size).toBe(24);
  });

  it("is the author's where the author says so", () => {
    const kept = make(multipleChoice, { choose: 'one', shuffle: false, options: parts('abcd') });
    for (const seed of seeds) expect(shuffled(kept, seed).join('')).toBe('abcd');
  });

  it('is never the right one for things to be put in order', () => {
    for (const ids of ['ab', 'abc', 'abcde']) {
      const items = [...ids].map((id) => ({ id, text: say(id) }));
      const ordered = make(ordering, { items });
      for (const seed of seeds) {
        const order = shuffled(ordered, seed).join('');
        expect(order).not.toBe(ids);
        expect([...order].sort().join('')).toBe(ids);
      }
    }
  });

  it('is of the right side in a matching, and of nothing where nothing is shuffled', () => {
    expect([...shuffled(everyKind.matching.question, 5)].sort()).toEqual(['one', 'three', 'two']);
    expect(shuffled(everyKind.task.question, 5)).toEqual([]);
  });
});
