import { describe, expect, it } from 'vitest';
import { matching } from '../../../src/questions/kinds/matching.ts';
import { ordering } from '../../../src/questions/kinds/ordering.ts';
import { make, say } from '../support/examples.ts';

const nothing = { observation: null };
const part = (id: string) => ({ id, text: say(id) });

describe('a matching question', () => {
  const fields = {
    points: 4,
    left: [part('a'), part('b'), part('c'), part('d')],
    right: [part('one'), part('two'), part('three'), part('four'), part('five')],
    pairs: { a: 'one', b: 'two', c: 'three', d: 'four' },
  };
  const question = make(matching, fields);

  it.each<[Record<string, string>, number, string]>([
    [{ a: 'one', b: 'two', c: 'three', d: 'four' }, 4, 'correct'],
    [{ a: 'one', b: 'two', c: 'four', d: 'three' }, 2, 'partly-correct'],
    [{ a: 'one' }, 1, 'partly-correct'],
    [{ a: 'two', b: 'one' }, 0, 'incorrect'],
  ])('%j is worth %d of 4', (pairs, points, state) => {
    expect(matching.grade(question, pairs, nothing)).toMatchObject({ points, state });
  });

  it('says of each left one whether its partner is right', () => {
    const { feedback } = matching.grade(question, { a: 'one', b: 'five' }, nothing);
    expect(feedback.map((remark) => remark.state)).toEqual([
      'correct',
      'incorrect',
      'incorrect',
      'incorrect',
    ]);
  });

  it('does not take ids that it does not have', () => {
    expect(matching.misfit(question, { a: 'six' })).not.toBeNull();
    expect(matching.misfit(question, { z: 'one' })).not.toBeNull();
    expect(matching.misfit(question, {})).not.toBeNull();
    expect(matching.misfit(question, { a: 'two' })).toBeNull();
  });

  it('reads its form and leaves open what was left open', () => {
    expect(
      matching.readForm(question, { 'response-a': 'one', 'response-b': '', other: 'x' }),
    ).toEqual({ a: 'one' });
  });

  it('reports pairs of unknown ids and left ones without a pair', () => {
    const broken = make(matching, {
      ...fields,
      pairs: { a: 'one', b: 'two', c: 'six', z: 'four' },
    });
    expect(matching.problems(broken).map(({ path }) => path.join('.'))).toEqual([
      'pairs.c',
      'pairs.z',
      'left.3.id',
    ]);
  });
});

describe('an ordering question', () => {
  const question = make(ordering, {
    points: 4,
    items: ['a', 'b', 'c', 'd', 'e'].map(part),
  });

  it.each([
    ['abcde', 4, 'correct'],
    ['bcdea', 3, 'partly-correct'],
    ['abced', 3, 'partly-correct'],
    ['cdeab', 2, 'partly-correct'],
    ['badce', 2, 'partly-correct'],
    ['edcba', 0, 'incorrect'],
  ])('%s is worth %d of 4', (order, points, state) => {
    expect(ordering.grade(question, [...order], nothing)).toMatchObject({ points, state });
  });

  it('takes every item exactly once', () => {
    expect(ordering.misfit(question, [...'abcde'])).toBeNull();
    for (const order of ['abcd', 'abcda', 'abcdd', 'abcdez', '']) {
      expect(ordering.misfit(question, [...order])).not.toBeNull();
    }
  });

  it('reads the order from its form, or the places typed beside the items', () => {
    expect(ordering.readForm(question, { response: [...'edcba'] })).toEqual([...'edcba']);
    const places = {
      'place-a': '2',
      'place-b': '1',
      'place-c': '5',
      'place-d': '4',
      'place-e': '3',
    };
    expect(ordering.readForm(question, places)).toEqual([...'baedc']);
  });

  it('does not guess where two items were given one place', () => {
    const places = {
      'place-a': '1',
      'place-b': '1',
      'place-c': '3',
      'place-d': '4',
      'place-e': '5',
    };
    const read = ordering.response.parse(ordering.readForm(question, places));
    expect(ordering.misfit(question, read)).not.toBeNull();
  });
});
