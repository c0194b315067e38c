import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags } from '../support/chromium.ts';

/** A real Chromium with a task's page open, which notes when a check of it comes to another state. */
export interface WatchedPage {
  /** When the check came to this state after `since`; both in milliseconds since 1970. Waits 10 s at most. */
  changed(state: string, since: number): Promise<number>;
}

interface Change {
  readonly state: string;
  readonly at: number;
}

declare global {
  interface Window {
    benchChanges: Change[];
  }
}

/** Opens Chromium; whoever called closes it. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumFlags });
}

/** Opens a task's page and waits until it follows its task. A change counts when it has been laid out to be drawn. */
export async function watchPage(
  browser: Browser,
  url: string,
  check: string,
): Promise<WatchedPage> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('[data-task][data-connected]').waitFor();
  await page.evaluate(noteChanges, check);
  return { changed: (state, since) => waitForChange(page, state, since) };
}

/** Runs in the page. */
function noteChanges(check: string): void {
  window.benchChanges = [];
  const stateNow = () =>
    document.querySelector<HTMLElement>(`[data-check="${check}"]`)?.dataset.state ?? '';
  let last = stateNow();
  new MutationObserver(() => {
    const state = stateNow();
    if (state === last) return;
    last = state;
    document.body.getBoundingClientRect();
    window.benchChanges.push({ state, at: performance.timeOrigin + performance.now() });
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

async function waitForChange(page: Page, state: string, since: number): Promise<number> {
  const found = await page.waitForFunction(
    ([wanted, after]) =>
      window.benchChanges.find((change) => change.state === wanted && change.at > after)?.at,
    [state, since] as const,
    { timeout: 10_000, polling: 20 },
  );
  return Number(await found.jsonValue());
}
