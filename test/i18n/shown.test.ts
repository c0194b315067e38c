import { expect, test } from 'vitest';
import { shown } from '../../src/i18n/shown.ts';

test.each([
  ['docker  run\n-d', 'docker run -d'],
  ['`nginx`', "'nginx'"],
  ['', "''"],
  [' \t', "''"],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['🐳'.repeat(81), `${'🐳'.repeat(79)}…`],
])('%j stands in a sentence as %j', (words, text) => {
  expect(shown(words)).toBe(text);
});
