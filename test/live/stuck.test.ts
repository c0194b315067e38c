import { expect, test } from 'vitest';
import { stuckAt, type Tried } from '../../src/live/stuck.ts';

const minute = 60_000;
const now = 1_000 * minute;

/** Verdicts on a task with these points of 4, one a minute, the last one now. */
function verdicts(...points: readonly number[]): Tried[] {
  return points.map((one, index) => ({
    question: 'volume',
    isTask: true,
    submittedAt: now - (points.length - 1 - index) * minute,
    points: one,
    max: 4,
    state: one === 4 ? 'correct' : one === 0 ? 'incorrect' : 'partly-correct',
  }));
}

function answers(...states: readonly Tried['state'][]): Tried[] {
  return states.map((state) => ({
    question: 'ports',
    isTask: false,
    submittedAt: now,
    points: state === 'correct' ? 1 : 0,
    max: 1,
    state,
  }));
}

const aged = (tried: readonly Tried[], by: number) =>
  tried.map((one) => ({ ...one, submittedAt: one.submittedAt - by }));

test('five verdicts on a task that brought nothing are being stuck, four are not', () => {
  expect(stuckAt(verdicts(0, 0, 0, 0), null, now)).toBeNull();
  expect(stuckAt(verdicts(0, 0, 0, 0, 0), null, now)).toEqual({
    question: 'volume',
    why: 'failed-checks',
    times: 5,
  });
});

test('points that came on top are progress, and the count begins anew', () => {
  expect(stuckAt(verdicts(0, 0, 0, 1, 1, 0, 1, 0), null, now)).toBeNull();
  expect(stuckAt(verdicts(0, 0, 0, 1, 1, 0, 1, 0, 1), null, now)?.times).toBe(5);
});

test('a task that was passed once holds nobody up, and a task that could not be looked at fails nobody', () => {
  expect(stuckAt(verdicts(4, 0, 0, 0, 0, 0), null, now)).toBeNull();
  const unknown = verdicts(0, 0, 0, 0, 0).map((one): Tried => ({ ...one, state: 'unknown' }));
  expect(stuckAt(unknown, null, now)).toBeNull();
});

test('what failed ten minutes ago counts no more', () => {
  const five = verdicts(0, 0, 0, 0, 0);
  expect(stuckAt(aged(five, 6 * minute), null, now)).toBeNull();
  expect(stuckAt(aged(five, 5 * minute), null, now)?.times).toBe(5);
});

test('three wrong answers to a question are being stuck, as long as none was right', () => {
  expect(stuckAt(answers('incorrect', 'incorrect'), null, now)).toBeNull();
  expect(stuckAt(answers('incorrect', 'partly-correct', 'incorrect'), null, now)).toEqual({
    question: 'ports',
    why: 'wrong-answers',
    times: 3,
  });
  expect(stuckAt(answers('incorrect', 'incorrect', 'incorrect', 'correct'), null, now)).toBeNull();
  expect(stuckAt(answers('needs-review', 'needs-review', 'needs-review'), null, now)).toBeNull();
});

test('whoever left a question ten minutes ago is not stuck at it, and whoever is back at it is', () => {
  const old = aged(answers('incorrect', 'incorrect', 'incorrect'), 10 * minute);
  expect(stuckAt(old, 'volume', now)).toBeNull();
  expect(stuckAt(old, 'ports', now)?.question).toBe('ports');
});

test('of two places to be stuck at, the one that was tried last is told', () => {
  const wrong = answers('incorrect', 'incorrect', 'incorrect');
  const five = verdicts(0, 0, 0, 0, 0);
  expect(stuckAt([...five, ...wrong], null, now)?.question).toBe('ports');
  expect(stuckAt([...wrong, ...five], null, now)?.question).toBe('volume');
  expect(stuckAt([], null, now)).toBeNull();
});
