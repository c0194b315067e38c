import { expect, it } from 'vitest';
import { sinceTime } from '../../src/cli/since.ts';

const now = Date.UTC(2026, 0, 2, 12);

it.each([
  ['10m', now - 600_000],
  ['1h30m', now - 5_400_000],
  ['1.5h', now - 5_400_000],
  ['1m0.5s', now - 60_500],
  ['250ms', now - 250],
  ['1767355200', now],
  ['1767355200.5', now + 500],
  ['2026-01-02T12:00:00Z', now],
  ['2026-01-02T13:00:00.250+01:00', now + 250],
  ['2026-01-02T12:00Z', now],
])('takes %s as docker events does', (text, ms) => {
  expect(sinceTime(text, now)).toBe(ms);
});

it('takes a date without a zone for one of this machine', () => {
  expect(sinceTime('2026-01-02T12:00:00', now)).toBe(new Date(2026, 0, 2, 12).getTime());
  expect(sinceTime('2026-01-02', now)).toBe(new Date(2026, 0, 2).getTime());
});

it.each(['', 'yesterday', '10 m', '1..5h', '2026-13-01', '-5m', '5d', 'Z'])(
  'refuses %j and says what it takes',
  (text) => {
    expect(() => sinceTime(text, now)).toThrow('`--since` takes a date');
  },
);
