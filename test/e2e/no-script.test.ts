import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';

const openPage = chromiumForTests();
const phone = { viewport: { width: 390, height: 844 }, locale: 'en-US' };

test('without scripts, on a phone, an essay is answered, settled and begun again', async () => {
  const { listen } = await testApp();
  const page = await openPage({ ...phone, javaScriptEnabled: false, baseURL: await listen() });
  await page.goto('/chapters/sampler/questions/essay');
  await page.getByRole('button', { name: /^Show a hint/ }).click();
  await page.locator('#hints .prose').first().waitFor();
  await page.locator('textarea').fill('A named volume has a name that I chose.');
  await page.getByRole('button', { name: 'Submit answer' }).click();
  const shares = page.locator('#review [role=radiogroup]');
  const points = await shares.count();
  for (let index = 0; index < points; index++) {
    await shares.nth(index).getByRole('radio', { name: 'Said', exact: true }).check();
  }
  await page.getByRole('button', { name: 'Settle the points' }).click();
  await page.locator('#verdict').getByText('3 of 3 points').waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('');
  expect(await page.locator('#verdict').count()).toBe(0);
  await page.goto('/chapters/sampler/results');
  expect(await page.getByRole('main').innerText()).toMatch(/\b3 of \d+ points/);
});

test('without scripts, on a phone, a task is checked and looked at again, and its evidence opens', async () => {
  const { listen } = await testApp();
  const page = await openPage({ ...phone, javaScriptEnabled: false, baseURL: await listen() });
  await page.goto('/chapters/managing-containers/tasks/named-volume');
  await page.getByText('No Docker engine answers').waitFor();
  await page.getByRole('link', { name: 'Look again' }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => page.locator('[data-check][data-state="unknown"]').count()).toBe(3);
  await page.locator('#evidence > summary').click();
  expect(await page.locator('#evidence').innerText()).toContain('no such socket');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText('没有 Docker 引擎').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
