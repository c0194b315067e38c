import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { chromiumFlags } from './chromium.ts';

/** Opens a page in a context of its own: its own cookies and storage. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/**
 * One Chromium for the tests of a file: call it at the top, and what it gives inside a test. A page is closed when its
 * test is over; an error of its scripts, or a breach of its content security policy, fails the test.
 */
export function chromiumForTests(executablePath = '/usr/bin/chromium'): OpenPage {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: chromiumFlags });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return async (options = {}) => {
    if (!browser) throw new Error('Chromium runs only inside tests and hooks.');
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) faults.push(line.text());
    });
    onTestFinished(async () => {
      await context.close();
      if (faults.length > 0) throw new Error(`The page had faults:\n${faults.join('\n')}`);
    });
    return page;
  };
}
