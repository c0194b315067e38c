import { expect, it } from 'vitest';
import { isNear, nearest } from '../../src/checks/near.ts';

it.each([
  ['redis_dat', 'redis_data'],
  ['redis-data', 'redis_data'],
  ['Redis_Data', 'redis_data'],
  ['rdeis', 'redis'],
  ['compose_redis_data', 'redis_data'],
  ['redis-server', 'redis'],
])('takes %s for a slip for %s', (name, meant) => {
  expect(isNear(name, meant)).toBe(true);
});

it.each([
  ['redis', 'redis'],
  ['redis2', 'redis'],
  ['moby-counter', 'moby-counter2'],
  ['nginx', 'redis'],
  ['web', 'app'],
  ['f'.repeat(64), `${'f'.repeat(63)}e`],
])('does not take %s for a slip for %s', (name, meant) => {
  expect(isNear(name, meant)).toBe(false);
});

it('finds the nearest of several, and the first in the alphabet of equals', () => {
  expect(nearest(['redis_d', 'redis_dat', 'other'], 'redis_data')).toBe('redis_dat');
  expect(nearest(['webb', 'aweb'], 'web')).toBe('aweb');
  expect(nearest([], 'web')).toBeNull();
});
