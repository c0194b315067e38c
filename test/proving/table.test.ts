import { expect, it } from 'vitest';
import { table, widthOf } from '../../src/proving/table.ts';

it('counts a Chinese character as two columns', () => {
  expect([widthOf('task'), widthOf('任务'), widthOf('✓')]).toEqual([4, 4, 1]);
});

it('puts columns under one another, in both scripts', () => {
  const rows = [
    ['任务', '秒'],
    ['redis-data', '1'],
    ['a', '22'],
  ];
  expect(table(rows)).toBe('任务        秒\nredis-data  1\na           22');
});
