import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What of a page breaks a rule of axe: each place with the rule's name. Fails where fewer than `least` rules looked at something. */
export async function violations(page: Page, least = 6): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>('axe.run(document)');
  expect(results.passes.length).toBeGreaterThanOrEqual(least);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.html}`),
  );
}

/** How many pixels a page is wider than its window. */
export function tooWide(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}
