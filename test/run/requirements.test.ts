import { expect, it } from 'vitest';
import { missing, packagesFor, type Requirement } from './requirements.ts';

const there: Requirement = { what: 'a', isThere: () => true, packages: ['a'] };
const lacking = (what: string, ...packages: string[]): Requirement => ({
  what,
  isThere: () => false,
  packages,
});

it('asks only for the packages of what is missing, each once', () => {
  const lack = missing([there, lacking('b', 'b', 'shared'), lacking('c', 'shared', 'c')]);
  expect(lack.map(({ what }) => what)).toEqual(['b', 'c']);
  expect(packagesFor(lack)).toEqual(['b', 'shared', 'c']);
});
