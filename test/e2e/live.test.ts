import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';
import { disposableEngine } from '../support/engine.ts';

const openPage = chromiumForTests();
const engine = disposableEngine({ images: ['redis:alpine'] });
const task = '/chapters/managing-containers/tasks/named-volume';

const check = (page: Page, id: string, state: string) =>
  page.locator(`[data-check="${id}"][data-state="${state}"]`).waitFor();

const following = (page: Page) => page.locator('[data-task][data-connected]').waitFor();

test('ticks appear while the work is done, and what was passed stays so when the state has changed since', async () => {
  const built = await testApp({ dockerHost: engine().dockerHost });
  const base = await built.listen();
  const page = await openPage({ locale: 'en-US' });
  await page.goto(base + task);
  await following(page);
  await page.getByText('Live: what changes on the engine shows here by itself.').waitFor();
  expect(await page.locator('[data-check][data-state="open"]').count()).toBe(3);

  await engine().docker(['volume', 'create', 'redis_data']);
  await check(page, 'exists', 'passed');
  expect(await page.locator('[data-say]').textContent()).toBe('1 of 3 checks passed');

  await engine().docker(['container', 'run', '-d', '--name', 'redis', 'redis:alpine']);
  await page.locator('[data-check="mounted"]').getByText('anonymous volume').first().waitFor();

  await engine().docker(['container', 'rm', '--force', '--volumes', 'redis']);
  const mount = ['--volume', 'redis_data:/data'];
  await engine().docker(['container', 'run', '-d', '--name', 'redis', ...mount, 'redis:alpine']);
  await check(page, 'mounted', 'passed');
  await page
    .locator('[data-passed]')
    .getByText(/Passed \d\d:\d\d/)
    .waitFor();

  await engine().docker(['container', 'rm', '--force', 'redis']);
  await check(page, 'mounted', 'failed');
  await page.getByText('It stays passed').waitFor();
  const state = await built.services.attempts.state('solo', 'managing-containers', 'named-volume');
  expect(state.best?.state).toBe('correct');
  expect(state.responses.some((response) => response.hasEvidence)).toBe(true);
});

test('many open tabs leave the browser connections to load pages with, and the one that is seen is current', async () => {
  const built = await testApp({ dockerHost: engine().dockerHost });
  const base = await built.listen();
  const first = await openPage({ locale: 'en-US' });
  await first.goto(base + task);
  await following(first);
  const tabs: Page[] = [];
  for (let tab = 0; tab < 7; tab += 1) {
    const page = await first.context().newPage();
    await page.goto(base + task);
    tabs.push(page);
  }
  const last = tabs.at(-1) ?? first;
  await following(last);
  await engine().docker(['volume', 'create', 'redis_data']);
  await check(last, 'exists', 'passed');
  const loaded = await last.goto(`${base}/chapters/managing-containers`);
  expect(loaded?.status()).toBe(200);
});

test('a page whose server was away finds it again, and what happened meanwhile', async () => {
  const built = await testApp({ dockerHost: engine().dockerHost });
  const base = await built.listen();
  const page = await openPage({ locale: 'en-US' });
  await page.goto(base + task);
  await following(page);
  const { port } = new URL(base);
  await built.close();
  await page.locator('[data-task]:not([data-connected])').waitFor();
  await engine().docker(['volume', 'create', 'redis_data']);
  const next = await testApp({ dockerHost: engine().dockerHost });
  await next.app.listen({ host: '127.0.0.1', port: Number(port) });
  await check(page, 'exists', 'passed');
});

test('without scripts the button does the same', async () => {
  const built = await testApp({ dockerHost: engine().dockerHost });
  const base = await built.listen();
  const page = await openPage({ locale: 'en-US', javaScriptEnabled: false });
  await page.goto(base + task);
  expect(await page.getByText('Live: what changes').isVisible()).toBe(false);
  await engine().docker(['volume', 'create', 'redis_data']);
  await page.getByRole('button', { name: 'Check now' }).click();
  await check(page, 'exists', 'passed');
});

test('a fold that the reader is on keeps its place and the focus when the checklist changes', async () => {
  const built = await testApp({ dockerHost: engine().dockerHost });
  const base = await built.listen();
  const page = await openPage({ locale: 'en-US' });
  await engine().docker(['volume', 'create', 'redis_data']);
  await page.goto(base + task);
  await check(page, 'exists', 'passed');
  const summary = page.locator('[data-check="exists"] summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  await engine().docker(['container', 'run', '-d', '--name', 'redis', 'redis:alpine']);
  await page.locator('[data-check="mounted"]').getByText('anonymous volume').first().waitFor();
  expect(await page.locator('[data-check="exists"] details').getAttribute('open')).not.toBeNull();
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
});
