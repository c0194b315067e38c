import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';

const openPage = chromiumForTests();
const questions = '/chapters/sampler/questions';

test('numbers choose, Enter submits, arrows turn the page, and ? shows the keys', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(`${base}${questions}/true-false`);
  await page.keyboard.press('?');
  expect(await page.locator('dialog').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  expect(await page.getByLabel('False').isChecked()).toBe(true);
  await page.keyboard.press('1');
  expect(await page.getByLabel('True').isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('#verdict').waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(`${base}${questions}/multiple-choice-one`);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(`${base}${questions}/true-false`);
});

test('keys that are typed into an answer stay in it', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(`${base}${questions}/short-answer`);
  await page.locator('#response').pressSequentially('?1--rm');
  expect(await page.locator('#response').inputValue()).toBe('?1--rm');
  expect(await page.locator('dialog').isVisible()).toBe(false);
});

test('items are put in order by buttons that keep the focus and say where the item is now', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(`${base}${questions}/ordering`);
  const names = () =>
    page.locator('.order > li').evaluateAll((rows) => rows.map((row) => row.dataset.name));
  const before = await names();
  const button = page.locator('.order > li').first().locator('[data-move="1"]');
  await button.focus();
  await page.keyboard.press('Enter');
  const after = await names();
  expect(after).toEqual([before[1], before[0], ...before.slice(2)]);
  expect(await page.locator('[data-order-status]').textContent()).toContain('is now at place 2');
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
  await page.reload();
  expect(await names()).toEqual(after);
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.locator('#verdict').waitFor();
  expect(await names()).toEqual(after);
});

test('everything can be answered without scripts', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto(`${base}${questions}/ordering`);
  const places = page.locator('.order select');
  expect(await places.count()).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.locator('#verdict').waitFor();

  await page.goto(`${base}${questions}/matching`);
  await page.locator('.pairs select').first().selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText(/Saved \d\d:\d\d/).waitFor();
  expect(await page.locator('.pairs select').first().inputValue()).not.toBe('');

  await page.goto(`${base}${questions}/multiple-choice-several`);
  await page.locator('input[type="checkbox"]').first().check();
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.locator('#verdict').waitFor();

  await page.getByRole('button', { name: '中文' }).click();
  await page.waitForURL(`${base}${questions}/multiple-choice-several`);
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
});

test('a check keeps the page, says its result, and opens what needs a look', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(`${base}/chapters/managing-containers/tasks/named-volume`);
  await page.evaluate('window.stayed = true');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText(/^Checked \d\d:\d\d$/).waitFor();
  expect(await page.evaluate('window.stayed')).toBe(true);
  expect(await page.locator('[data-say]').textContent()).toBe('0 of 3 checks passed');
  expect(await page.locator('[data-check][data-state="unknown"]').count()).toBe(3);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => page.locator('#runs li').count()).toBe(2);
});

test('a check that does not get through says so and loses nothing', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(`${base}/chapters/managing-containers/tasks/named-volume`);
  await page.route('**/inspections', (route) => route.abort('connectionrefused'));
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('The check did not get through').waitFor();
  await page.unroute('**/inspections');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText(/^Checked \d\d:\d\d$/).waitFor();
  await page.getByText('The check did not get through').waitFor({ state: 'hidden' });
});

test('the score table sorts by any column and filters by name', async () => {
  const built = await testApp();
  const { attempts, store } = built.services;
  for (const [id, name, response] of [
    ['a', 'Anna', false],
    ['b', 'Berta', true],
    ['c', 'Chen', false],
  ] as const) {
    await store.learners.ensure({ id, name, email: null, createdAt: 1 });
    await attempts.respond(id, 'sampler', 'true-false', {
      response,
      submission: null,
      language: 'en',
    });
  }
  const base = await built.listen();
  const page = await openPage();
  await page.goto(`${base}/teacher?chapter=sampler`);
  const names = () => page.locator('#scores tbody tr:visible th').allTextContents();
  await page.getByRole('button', { name: 'Learner' }).click();
  expect(await names()).toEqual(['Anna', 'Berta', 'Chen']);
  await page.getByRole('button', { name: 'Learner' }).click();
  expect(await names()).toEqual(['Chen', 'Berta', 'Anna']);
  await page.getByRole('button', { name: 'Total' }).click();
  await page.getByRole('button', { name: 'Total' }).click();
  expect((await names())[0]).toBe('Berta');
  expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain('Total');
  await page.getByLabel('Filter by name').fill('  ch');
  expect(await names()).toEqual(['Chen']);
  expect(await page.locator('[data-filter-status]').textContent()).toBe('1 shown');
});
