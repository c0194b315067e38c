import { describe, expect, it } from 'vitest';
import { questionOrder } from '../../../src/classroom/assessments/order.ts';
import { attemptSeed, variantSeed } from '../../../src/classroom/assessments/seeds.ts';
import {
  optionSeed,
  parametersBySeed,
  variantOf,
} from '../../../src/classroom/assessments/variants.ts';
import { multipleChoice } from '../../../src/questions/kinds/multiple-choice.ts';
import { ordering } from '../../../src/questions/kinds/ordering.ts';
import { shuffled } from '../../../src/questions/shuffle.ts';
import { make, say } from '../../questions/support/examples.ts';

const assessmentSeed = 2_718_281_828;
/** A thousand students, one after the other in the list. */
const seeds = Array.from({ length: 1000 }, (_, place) => attemptSeed(assessmentSeed, place));

function section(ids: string, order: 'listed' | 'shuffled' = 'shuffled') {
  const questions = [...ids].map((question) => ({ chapter: 'sampler', question, points: 1 }));
  return { order, questions };
}

function orderOf(ids: string, seed: number): string {
  return questionOrder(section(ids), seed)
    .map(({ question }) => question)
    .join('');
}

function choice(ids: string, more: Readonly<Record<string, unknown>> = {}) {
  const options = [...ids].map((id) => ({ id, text: say(id), correct: id === 'a' }));
  return make(multipleChoice, { choose: 'one', options, ...more });
}

/** How many of a thousand students have the same as the next one in the list. */
function sameAsNext(drawn: readonly string[]): number {
  return drawn.filter((one, index) => index > 0 && one === drawn[index - 1]).length;
}

/** How often each was drawn. */
function tally(drawn: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of drawn) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

describe('the order of questions', () => {
  it('is the listed one where it is not shuffled', () => {
    for (const seed of seeds) {
      expect(questionOrder(section('abcd', 'listed'), seed)).toEqual(section('abcd').questions);
    }
  });

  it.each(['', 'a', 'ab', 'abc', 'abcd', 'abcdefgh'])(
    'holds each of "%s" once, and the same again by the same seed',
    (ids) => {
      for (const seed of seeds) {
        const order = orderOf(ids, seed);
        expect([...order].sort().join('')).toBe(ids);
        expect(orderOf(ids, seed)).toBe(order);
      }
    },
  );

  it.each(['ab', 'abc', 'abcd', 'abcdefgh'])(
    'of "%s" is never the same for two neighbours',
    (ids) => {
      expect(sameAsNext(seeds.map((seed) => orderOf(ids, seed)))).toBe(0);
    },
  );

  // Two students on the same side share an order of four with a chance of 1 in 12; on different sides, never.
  it('draws every order, each about as often: of four, 24 with a chance of 1 in 24 each', () => {
    const counts = tally(seeds.map((seed) => orderOf('abcd', seed)));
    expect(counts.size).toBe(24);
    // 1000 / 24 is 41.7 with a deviation of 6.3; five of them.
    for (const count of counts.values()) expect(Math.abs(count - 1000 / 24)).toBeLessThan(32);
  });

  it('keeps what was there in its order when questions are added at the end', () => {
    for (const seed of seeds) {
      const grown = orderOf('abcdefgh', seed);
      expect([...grown].filter((id) => 'abcde'.includes(id)).join('')).toBe(orderOf('abcde', seed));
    }
  });
});

describe('the order of options', () => {
  const orders = (question: ReturnType<typeof choice>) =>
    seeds.map((seed) => shuffled(question, optionSeed('sampler', question, seed)).join(''));

  it.each(['ab', 'abc', 'abcd', 'abcdef'])(
    'of "%s" is never the same for two neighbours, and any by some seed',
    (ids) => {
      const drawn = orders(choice(ids));
      expect(sameAsNext(drawn)).toBe(0);
      const all = [...ids].reduce((count, _, index) => count * (index + 1), 1);
      if (all <= 24) expect(new Set(drawn).size).toBe(all);
    },
  );

  it('is drawn for each question by itself', () => {
    const other = choice('abcd', { id: 'other' });
    const pairs = seeds.map((seed) =>
      [choice('abcd'), other].map((one) =>
        shuffled(one, optionSeed('sampler', one, seed)).join(''),
      ),
    );
    expect(pairs.filter(([one, two]) => one !== two).length).toBeGreaterThan(800);
  });

  it("stays the author's where it is not shuffled", () => {
    expect(new Set(orders(choice('abcd', { shuffle: false })))).toEqual(new Set(['abcd']));
  });

  it('of things to be put in order differs between neighbours, and is never the right one', () => {
    const items = [...'abc'].map((id) => ({ id, text: say(id) }));
    const question = make(ordering, { items });
    const drawn = seeds.map((seed) =>
      shuffled(question, optionSeed('sampler', question, seed)).join(''),
    );
    expect(sameAsNext(drawn)).toBe(0);
    expect(drawn).not.toContain('abc');
  });

  it('is the only wrong one there is where two things are to be put in order', () => {
    const question = make(ordering, { items: [...'ab'].map((id) => ({ id, text: say(id) })) });
    const drawn = seeds.map((seed) =>
      shuffled(question, optionSeed('sampler', question, seed)).join(''),
    );
    expect(new Set(drawn)).toEqual(new Set(['ba']));
  });
});

describe('parameters', () => {
  const declared = { volume: ['redis_data', 'cache', 'site'], port: ['8080', '9090'], one: ['x'] };
  const drawn = seeds.map((seed) => parametersBySeed('sampler', declared, seed));

  it('differ between neighbours, each of them that has two values or more', () => {
    expect(sameAsNext(drawn.map(({ volume = '' }) => volume))).toBe(0);
    expect(sameAsNext(drawn.map(({ port = '' }) => port))).toBe(0);
    expect(new Set(drawn.map(({ one }) => one))).toEqual(new Set(['x']));
  });

  it('take every value by some seed, those of one side about as often', () => {
    const counts = tally(drawn.map(({ volume = '' }) => volume));
    // Half of the seeds have the one value in an odd place; the other half share two: 250 each, with a deviation of 11.
    expect(counts.get('cache')).toBe(500);
    expect(Math.abs((counts.get('site') ?? 0) - 250)).toBeLessThan(55);
  });

  it('stay when another is declared, or is declared elsewhere', () => {
    const more = { added: ['p', 'q', 'r'], ...declared };
    for (const [index, seed] of seeds.entries()) {
      expect(parametersBySeed('sampler', more, seed)).toMatchObject(drawn[index] ?? {});
    }
    const elsewhere = seeds.map((seed) =>
      parametersBySeed('other', { volume: [...'abcdefgh'] }, seed),
    );
    const here = seeds.map((seed) =>
      parametersBySeed('sampler', { volume: [...'abcdefgh'] }, seed),
    );
    expect(elsewhere).not.toEqual(here);
  });

  it('say which of them has nothing to draw from', () => {
    expect(() => parametersBySeed('sampler', { volume: [] }, 1)).toThrow('volume');
  });
});

describe('a variant', () => {
  const chapter = { id: 'sampler', parameters: { volume: ['redis_data', 'cache'] } };
  const variants = (own: boolean) =>
    seeds.map((attempt) =>
      variantOf(
        { variants: own },
        { assessment: assessmentSeed, attempt },
        chapter,
        choice('abcd'),
      ),
    );

  it('is the same for all where students share one: the first values, and one order', () => {
    const shared = variants(false);
    expect(new Set(shared.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shared[0]?.parameters).toEqual({ volume: 'redis_data' });
  });

  it("is by the attempt's own seed where each has their own", () => {
    const [one, two] = variants(true);
    expect([one?.parameters, two?.parameters]).toContainEqual({ volume: 'redis_data' });
    expect([one?.parameters, two?.parameters]).toContainEqual({ volume: 'cache' });
    expect(variantSeed({ variants: true }, { assessment: 1, attempt: 2 })).toBe(2);
  });

  it('has neighbours also where the seeds pass the greatest there is', () => {
    expect([0, 1, 2].map((place) => attemptSeed(4_294_967_294, place))).toEqual([
      4_294_967_294, 4_294_967_295, 0,
    ]);
  });
});
