import { expect, test } from 'vitest';
import { bestOf, countedPoints } from '../../src/attempts/standing.ts';
import type { GradeState } from '../../src/questions/grade.ts';

const grade = (points: number, state: GradeState, max = 4) => ({ points, max, state });

test('the best settled grade counts before any that is only suggested', () => {
  const settled = grade(1, 'partly-correct');
  expect(bestOf([grade(4, 'needs-review'), settled])).toBe(settled);
  expect(bestOf([grade(2, 'needs-review'), grade(3, 'needs-review')])?.points).toBe(3);
});

test('a grade of an engine that did not answer never counts', () => {
  expect(bestOf([grade(0, 'unknown')])).toBeNull();
  const wrong = grade(0, 'incorrect');
  expect(bestOf([grade(0, 'unknown'), wrong])).toBe(wrong);
});

test('of two equal grades the earlier in the list counts', () => {
  const first = grade(2, 'partly-correct');
  expect(bestOf([first, grade(2, 'partly-correct')])).toBe(first);
});

test('suggested points count only as what they would add', () => {
  expect(countedPoints([])).toEqual({ points: 0, provisional: 0 });
  expect(countedPoints([grade(3, 'needs-review')])).toEqual({ points: 0, provisional: 3 });
  const both = [grade(2, 'partly-correct'), grade(3, 'needs-review')];
  expect(countedPoints(both)).toEqual({ points: 2, provisional: 1 });
  const lower = [grade(2, 'partly-correct'), grade(1, 'needs-review')];
  expect(countedPoints(lower)).toEqual({ points: 2, provisional: 0 });
});
