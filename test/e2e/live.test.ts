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
