import { type Browser, chromium } from 'playwright-core';
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
    noteBenchChange(change: Change): Promise<void>;
  }
}

const longestWaitMs = 10_000;

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
  const changes: Change[] = [];
  const waiting = new Set<() => void>();
  await page.exposeFunction('noteBenchChange', (change: Change) => {
    changes.push(change);
    for (const look of waiting) look();
  });
  await page.goto(url);
  await page.locator('[data-task][data-connected]').waitFor();
  await page.evaluate(noteChanges, check);
  return {
    changed: (state, since) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const change = changes.find((one) => one.state === state && one.at > since);
          if (!change) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve(change.at);
        };
        const late = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${check} did not come to ${state} on the page within 10 s.`));
        }, longestWaitMs);
        waiting.add(look);
        look();
      }),
  };
}

/** Runs in the page. */
function noteChanges(check: string): void {
  const stateNow = () =>
    document.querySelector<HTMLElement>(`[data-check="${check}"]`)?.dataset.state ?? '';
  let last = stateNow();
  new MutationObserver(() => {
    const state = stateNow();
    if (state === last) return;
    last = state;
    document.body.getBoundingClientRect();
    void window.noteBenchChange({ state, at: performance.timeOrigin + performance.now() });
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}
