import { describe, expect, it } from 'vitest';
import { multipleChoice } from '../../../src/questions/kinds/multiple-choice.ts';
import { trueFalse } from '../../../src/questions/kinds/true-false.ts';
import { make, say } from '../support/examples.ts';

const nothing = { observation: null };

describe('a true-false question', () => {
  const question = make(trueFalse, {
    answer: true,
    points: 2,
    feedback: { false: say('the other way round') },
  });

  it('gives all points or none, and says what the author wrote for that answer', () => {
    expect(trueFalse.grade(question, true, nothing)).toMatchObject({ points: 2, state: 'correct' });
    expect(trueFalse.grade(question, false, nothing)).toMatchObject({
      points: 0,
      max: 2,
      state: 'incorrect',
      feedback: [{ part: null, state: 'incorrect', text: say('the other way round') }],
    });
  });

  it('reads its form', () => {
    expect(trueFalse.readForm(question, { response: 'true' })).toBe(true);
    expect(trueFalse.readForm(question, { response: 'false' })).toBe(false);
    expect(trueFalse.readForm(question, { response: 'maybe' })).toBeUndefined();
    expect(trueFalse.readForm(question, {})).toBeUndefined();
  });
});

const option = (id: string, correct: boolean) => ({ id, text: say(id), correct });

describe('a multiple-choice question', () => {
  const several = make(multipleChoice, {
    choose: 'several',
    points: 3,
    options: [option('a', true), option('b', true), option('c', false), option('d', false)],
  });
  const one = make(multipleChoice, {
    choose: 'one',
    options: [option('a', true), option('b', false), option('c', false)],
  });

  it.each<[string[], number, string]>([
    [['a', 'b'], 3, 'correct'],
    [['b', 'a'], 3, 'correct'],
    [['a'], 1.5, 'partly-correct'],
    [['a', 'b', 'c'], 1.5, 'partly-correct'],
    [['a', 'c'], 0, 'incorrect'],
    [['a', 'b', 'c', 'd'], 0, 'incorrect'],
    [['c', 'd'], 0, 'incorrect'],
  ])('several: %j is worth %d of 3', (chosen, points, state) => {
    expect(multipleChoice.grade(several, chosen, nothing)).toMatchObject({ points, max: 3, state });
  });

  it('says of each chosen option whether it belongs, and how many are missing', () => {
    const { feedback } = multipleChoice.grade(several, ['a', 'c'], nothing);
    expect(feedback.map(({ part, state }) => [part, state])).toEqual([
      ['a', 'correct'],
      ['c', 'incorrect'],
      [null, 'note'],
    ]);
  });

  it.each<[string[], boolean]>([
    [['a'], true],
    [[], false],
    [['a', 'b'], false],
    [['a', 'a'], false],
    [['z'], false],
  ])('one: %j fits: %s', (chosen, fits) => {
    expect(multipleChoice.misfit(one, chosen) === null).toBe(fits);
  });

  it('reads one field or several of its form', () => {
    expect(multipleChoice.readForm(one, { response: 'a' })).toEqual(['a']);
    expect(multipleChoice.readForm(one, { response: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(multipleChoice.readForm(one, {})).toEqual([]);
  });

  it('reports two options of one id, no right option, and two where one may be chosen', () => {
    const paths = (fields: Record<string, unknown>) =>
      multipleChoice.problems(make(multipleChoice, fields)).map(({ path }) => path.join('.'));
    expect(paths({ choose: 'several', options: [option('a', true), option('a', false)] })).toEqual([
      'options.1.id',
    ]);
    expect(paths({ choose: 'one', options: [option('a', false), option('b', false)] })).toEqual([
      'options',
    ]);
    expect(paths({ choose: 'one', options: [option('a', true), option('b', true)] })).toEqual([
      'options.1.correct',
    ]);
  });
});
