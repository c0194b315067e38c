import { describe, expect, it } from 'vitest';
import { overrideProblems } from '../../../src/classroom/assessments/override-problems.ts';
import { override } from '../../../src/classroom/assessments/overrides.ts';
import { overridesOf, published, rowsOf } from './support/table.ts';

describe('overrides that a teacher should look at again', () => {
  const table = `
    # overrides                                 | what is said
    ada closes 13:00                            | -
    ada opens none closes none limit none       | -
    all extra 10, A extra 5, ada extra 20       | -
    ada closes 09:00                            | 0 problem-override-without-time
    ada opens 12:00                             | 0 problem-override-without-time
    ada opens 12:00 extra 10                    | 0 warning-override-takes-away
    bob closes 13:00, ada closes 11:00          | 1 warning-override-takes-away
    A opens 10:00                               | 0 warning-override-takes-away
    A limit 45                                  | 0 warning-override-takes-away
    A limit 45 extra 15                         | -
    A tries 2                                   | 0 warning-override-takes-away
    A limit 90, B limit 90, A closes 13:00      | 2 problem-override-twice
  `;

  it.each(rowsOf(table))('%s: %s', (overrides, expected) => {
    const said = overrideProblems(published('exam'), overridesOf(overrides ?? ''));
    const words = said.map(({ index, text }) => {
      if (!('key' in text)) throw new Error('A problem has no message.');
      return `${index} ${text.key.replace('assessments.', '')}`;
    });
    expect(words.join(', ')).toBe(expected);
  });
});

describe('an override', () => {
  it('is for everyone, a section or a student, and sets what it names', () => {
    for (const one of overridesOf('all extra 5, A closes none, ada opens 08:00 limit 90 tries 2')) {
      expect(override.parse(one)).toEqual(one);
    }
  });

  it.each([
    ['nobody', { extra: 5 }],
    ['an empty name', { for: { who: 'student', student: '' }, extra: 5 }],
    ['less than a minute more', { for: { who: 'everyone' }, extra: 0 }],
    ['something else', { for: { who: 'everyone' }, points: 5 }],
  ])('for or of %s is refused', (_, given) => {
    expect(override.safeParse(given).success).toBe(false);
  });
});
