import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';

const openPage = chromiumForTests();
const essay = '/chapters/sampler/questions/essay';

function saved(page: Page): Promise<void> {
  return page.getByText(/^Saved \d\d:\d\d$/).waitFor();
}

async function draftOf(built: TestApp): Promise<unknown> {
  const state = await built.services.attempts.state('solo', 'sampler', 'essay');
  return state.draft?.fields.response;
}

test('what is typed saves itself, says when, and is there after a reload', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(base + essay);
  await page.locator('textarea').pressSequentially('A volume has a name');
  await saved(page);
  expect(await draftOf(built)).toBe('A volume has a name');
  await page.reload();
  expect(await page.locator('textarea').inputValue()).toBe('A volume has a name');
  await saved(page);
});

test('with the server out of reach nothing is lost: kept in the browser, saved when it is back', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(base + essay);
  await page.route('**/draft', (route) => route.abort('connectionrefused'));
  await page.locator('textarea').fill('Typed while the server was away');
  await page.getByText('kept in this browser').waitFor();
  expect(await draftOf(built)).toBeUndefined();
  await page.reload();
  expect(await page.locator('textarea').inputValue()).toBe('Typed while the server was away');
  await page.unroute('**/draft');
  await saved(page);
  expect(await draftOf(built)).toBe('Typed while the server was away');
});

test('leaving the page at once still saves what was typed', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(base + essay);
  await page.locator('textarea').fill('In a hurry');
  await page.goto(`${base}/chapters/sampler`);
  await page.goto(base + essay);
  expect(await page.locator('textarea').inputValue()).toBe('In a hurry');
  await saved(page);
  expect(await draftOf(built)).toBe('In a hurry');
});

test('a second tab with newer work is never overwritten: both versions are shown, and one is chosen', async () => {
  const built = await testApp();
  const base = await built.listen();
  const first = await openPage();
  const second = await first.context().newPage();
  await first.goto(base + essay);
  await second.goto(base + essay);
  await second.locator('textarea').fill('From the second tab');
  await saved(second);
  await first.locator('textarea').fill('From the first tab');
  await first.getByText('Another tab saved something else').waitFor();
  expect(await first.locator('[data-mine]').textContent()).toBe('From the first tab');
  expect(await first.locator('[data-theirs]').textContent()).toBe('From the second tab');
  expect(await draftOf(built)).toBe('From the second tab');
  await first.getByRole('button', { name: 'Take the saved one' }).click();
  expect(await first.locator('textarea').inputValue()).toBe('From the second tab');

  await second.locator('textarea').fill('More from the second tab');
  await saved(second);
  await expect.poll(() => draftOf(built), { timeout: 10_000 }).toBe('More from the second tab');
  await first.locator('textarea').fill('The first tab wins');
  await first.getByRole('button', { name: 'Keep this tab’s' }).click();
  await expect.poll(() => draftOf(built), { timeout: 10_000 }).toBe('The first tab wins');
});

test('a submitted answer leaves no draft behind that would hide it', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(base + essay);
  await page.locator('textarea').fill('A named volume can be found again.');
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.getByText('Review your answer').waitFor();
  expect(await page.locator('textarea').inputValue()).toBe('A named volume can be found again.');
  expect(await page.locator('[data-saved]').textContent()).toMatch(/Submitted \d\d:\d\d/);
  expect(await page.evaluate<number>('Object.keys(localStorage).length')).toBe(0);
});
