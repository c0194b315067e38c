import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markFor, markText, type Try } from '../../../src/classroom/assessments/marks.ts';
import { languages } from '../../../src/i18n/language.ts';
import { render } from '../../../src/i18n/text.ts';
import { rowsOf } from './support/table.ts';

const states = ['correct', 'partly-correct', 'incorrect', 'needs-review', 'unknown'] as const;

/** `1`, `0.5`, `1 hints 2`, `0.5?` (only suggested), `unknown`: the share of two points that a try got. */
function triesOf(text: string): Try[] {
  return text.split(', ').flatMap((one): Try[] => {
    const [share = '', hints = '0'] = one.split(' hints ');
    if (share === '') return [];
    if (share === 'unknown') return [{ grade: { points: 0, max: 2, state: 'unknown' }, hints: 0 }];
    const suggested = share.endsWith('?');
    const points = 2 * Number(share.replace('?', ''));
    const state = suggested ? 'needs-review' : 'partly-correct';
    return [{ grade: { points, max: 2, state }, hints: Number(hints) }];
  });
}

const table = `
  # counts | penalty | hint | tries                      | points of 4, which try, taken for tries, for hints
  best     | 10      | 20   | -                          | 0 of none, 0, 0
  best     | 10      | 20   | 1                          | 4 of 1, 0, 0
  best     | 10      | 20   | 0                          | 0 of 1, 0, 0
  best     | 10      | 20   | 0, 1                       | 3.6 of 2, 0.4, 0
  best     | 10      | 20   | 0, 0, 1                    | 3.2 of 3, 0.8, 0
  best     | 10      | 20   | 1, 1                       | 4 of 1, 0, 0
  best     | 10      | 20   | 1, 0                       | 4 of 1, 0, 0
  best     | 10      | 20   | 0.5, 0.6                   | 2 of 1, 0, 0
  best     | 10      | 20   | 0.5, 0.7                   | 2.4 of 2, 0.4, 0
  last     | 10      | 20   | 1, 0.5                     | 1.6 of 2, 0.4, 0
  last     | 10      | 20   | 1, 0                       | 0 of 2, 0, 0
  last     | 0       | 0    | 0, 1                       | 4 of 2, 0, 0
  last     | 0       | 0    | 1, 0                       | 0 of 2, 0, 0
  best     | 33.3333 | 0    | 0, 0, 1                    | 1.3333 of 3, 2.6667, 0
  best     | 50      | 0    | 0, 0, 0, 1                 | 0 of 1, 0, 0
  last     | 50      | 0    | 0, 0, 0, 1                 | 0 of 4, 4, 0
  best     | 10      | 20   | 1 hints 1                  | 3.2 of 1, 0, 0.8
  best     | 10      | 20   | 0, 1 hints 2               | 2 of 2, 0.4, 1.6
  best     | 10      | 20   | 1, 1 hints 2               | 4 of 1, 0, 0
  best     | 10      | 20   | 0.5 hints 5                | 0 of 1, 0, 2
  last     | 10      | 20   | 0, 0.5 hints 9             | 0 of 2, 0.4, 1.6
  best     | 10      | 20   | unknown                    | 0 of none, 0, 0
  best     | 10      | 20   | unknown, 1                 | 4 of 1, 0, 0
  best     | 10      | 20   | 0, unknown, unknown, 1     | 3.6 of 2, 0.4, 0
  last     | 10      | 20   | 1, unknown                 | 4 of 1, 0, 0
  best     | 10      | 20   | 0.5?                       | 2 of 1, 0, 0, provisional
  best     | 10      | 20   | 0?, 1                      | 3.6 of 2, 0.4, 0, provisional
  last     | 10      | 20   | 0?, 1                      | 3.6 of 2, 0.4, 0
`;

describe('the mark of a question', () => {
  it.each(rowsOf(table))('the %s counts, %s %% a try, %s %% a hint: %s gives %s', (...row) => {
    const [counts, penalty, cost, tries = '', expected] = row;
    const rules = {
      tries: {
        allowed: null,
        penalty: Number(penalty),
        counts: counts === 'last' ? 'last' : 'best',
      },
      hints: { allowed: true, cost: Number(cost) },
    } as const;
    const mark = markFor(rules, 4, triesOf(tries));
    const { points, takenForTries, takenForHints } = mark;
    const end = mark.provisional ? ', provisional' : '';
    expect(`${points} of ${mark.try ?? 'none'}, ${takenForTries}, ${takenForHints}${end}`).toBe(
      expected,
    );
  });

  const percent = fc.double({ min: 0, max: 100, noNaN: true });
  const rules = fc.record({
    tries: fc.record({
      allowed: fc.constant(null),
      penalty: percent,
      counts: fc.constantFrom('best' as const, 'last' as const),
    }),
    hints: fc.record({ allowed: fc.constant(true), cost: percent }),
  });
  const oneTry = fc.record({
    grade: fc.record({
      points: fc.double({ min: 0, max: 3, noNaN: true }),
      max: fc.constant(3),
      state: fc.constantFrom(...states),
    }),
    hints: fc.nat(10),
  });

  it('is never below nothing nor above the whole, and says where the rest went', () => {
    fc.assert(
      fc.property(
        rules,
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        fc.array(oneTry),
        (given, max, tries) => {
          const mark = markFor(given, max, tries);
          expect(mark.points).toBeGreaterThanOrEqual(0);
          expect(mark.points).toBeLessThanOrEqual(max + 0.0001);
          expect(mark.points + mark.takenForTries + mark.takenForHints).toBeCloseTo(mark.earned, 3);
        },
      ),
    );
  });

  it('never falls by one more try where the best counts', () => {
    fc.assert(
      fc.property(rules, fc.array(oneTry), oneTry, (given, tries, next) => {
        const best = { ...given, tries: { ...given.tries, counts: 'best' as const } };
        const before = markFor(best, 4, tries).points;
        expect(markFor(best, 4, [...tries, next]).points).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('tells what was taken and why, in both languages', () => {
    const rules = {
      tries: { allowed: 3, penalty: 10, counts: 'best' },
      hints: { allowed: true, cost: 20 },
    } as const;
    const texts = markText(markFor(rules, 4, triesOf('0?, 1 hints 1')));
    expect(texts.map((text) => render(text, 'en'))).toEqual([
      '2.8 of 4 points, for answer number 2.',
      'Earlier tries took 0.4 of the 4 points that the answer earned.',
      'Hints took 0.8 of the 4 points that the answer earned.',
      'This may still change: points are only suggested until they are reviewed.',
    ]);
    expect(texts.map((text) => render(text, 'zh-CN'))).toEqual([
      '得 2.8 / 4 分，取自第 2 次作答。',
      '答案本身得 4 分，此前的作答扣去 0.4 分。',
      '答案本身得 4 分，查看提示扣去 0.8 分。',
      '分数还可能变动：评阅之前，其中有些只是建议分。',
    ]);
    const none = markText(markFor(rules, 4, []));
    expect(languages.map((language) => none.map((text) => render(text, language)))).toEqual([
      ['0 of 4 points: there is no graded answer yet.'],
      ['得 0 / 4 分：还没有已评分的答案。'],
    ]);
  });
});
