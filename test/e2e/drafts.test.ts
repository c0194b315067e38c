import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';
import { temporaryFolder } from '../support/database.ts';
import { startServer, testServer } from '../support/server.ts';

const openPage = chromiumForTests();
const essay = '/chapters/sampler/questions/essay';
const patiently = { timeout: 20_000 };

const field = (page: Page) => page.locator('textarea');
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/).waitFor();
const conflict = (page: Page) => page.getByText('Another tab saved something else');

async function draftOf(built: TestApp): Promise<unknown> {
  const state = await built.services.attempts.state('solo', 'sampler', 'essay');
  return state.draft?.fields.response;
}

test('a tab that was duplicated is another tab, and overwrites nothing unasked', async () => {
  const built = await testApp();
  const base = await built.listen();
  const first = await openPage();
  await first.goto(base + essay);
  await field(first).fill('Typed before');
  await saved(first);
  // As duplicating does, this copies the storage of the tab.
  const [second] = await Promise.all([
    first.context().waitForEvent('page'),
    first.evaluate('void window.open(location.href)'),
  ]);
  await second.waitForLoadState();
  await field(second).fill('From the duplicate');
  await expect.poll(() => draftOf(built), patiently).toBe('From the duplicate');
  await field(first).fill('From the original');
  await conflict(first).waitFor();
  expect(await draftOf(built)).toBe('From the duplicate');
});

test('what is typed while two versions are shown is there after a reload, and is asked about again', async () => {
  const built = await testApp();
  const base = await built.listen();
  const first = await openPage();
  const second = await first.context().newPage();
  await first.goto(base + essay);
  await second.goto(base + essay);
  await field(second).fill('From the second tab');
  await saved(second);
  await field(first).fill('From the first tab');
  await conflict(first).waitFor();
  expect(await first.locator('[data-saved]').textContent()).toContain('kept in this browser');
  await field(first).fill('From the first tab, and more');
  await first.reload();
  await conflict(first).waitFor();
  expect(await field(first).inputValue()).toBe('From the first tab, and more');
  expect(await draftOf(built)).toBe('From the second tab');
});

test('what is typed without a network is saved when it is back', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(base + essay);
  await field(page).fill('With a network');
  await saved(page);
  await page.context().setOffline(true);
  await field(page).fill('Without a network');
  await page.getByText('kept in this browser').waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => draftOf(built), patiently).toBe('Without a network');
  await saved(page);
});

test('typing goes on while the server is killed and started again', async () => {
  const env = { DATABASE_URL: `sqlite:${temporaryFolder()}/plimsoll.sqlite` };
  const first = startServer({ env });
  const base = (await first.url) ?? '';
  const page = await openPage();
  await page.goto(base + essay);
  await field(page).pressSequentially('Before, ');
  await saved(page);
  first.child.kill('SIGKILL');
  await first.exit;
  await field(page).pressSequentially('between, ');
  await page.getByText('kept in this browser').waitFor();
  const second = testServer({ env: { ...env, PORT: new URL(base).port } });
  expect(await second.url).toBe(base);
  await field(page).pressSequentially('after');
  await saved(page);
  await page.reload();
  expect(await field(page).inputValue()).toBe('Before, between, after');
  const fresh = await openPage();
  await fresh.goto(base + essay);
  expect(await field(fresh).inputValue()).toBe('Before, between, after');
});

test('an answer that is submitted while the server is away is in the form again when it is back', async () => {
  const env = { DATABASE_URL: `sqlite:${temporaryFolder()}/plimsoll.sqlite` };
  const first = startServer({ env });
  const base = (await first.url) ?? '';
  const page = await openPage();
  await page.goto(base + essay);
  first.child.kill('SIGKILL');
  await first.exit;
  await field(page).fill('Submitted to nobody');
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.waitForURL(/chrome-error|responses/);
  const second = testServer({ env: { ...env, PORT: new URL(base).port } });
  expect(await second.url).toBe(base);
  await page.goto(base + essay);
  expect(await field(page).inputValue()).toBe('Submitted to nobody');
  await page.getByRole('button', { name: 'Submit answer' }).click();
  await page.getByText('Review your answer').waitFor();
});

test('a tab that was left behind when another started over keeps what is typed in it', async () => {
  const built = await testApp();
  const base = await built.listen();
  const { attempts } = built.services;
  await attempts.respond('solo', 'sampler', 'essay', {
    response: 'First try',
    submission: null,
    language: 'en',
  });
  const page = await openPage();
  await page.goto(base + essay);
  await field(page).fill('Typed in the first go');
  await saved(page);
  await attempts.startOver('solo', 'sampler', 'essay');
  await field(page).fill('Typed after another tab started over');
  await expect.poll(() => draftOf(built), patiently).toBe('Typed after another tab started over');
});

test('a tab that was left behind overwrites nothing of a later try, however many saves each has seen', async () => {
  const built = await testApp();
  const base = await built.listen();
  const { attempts } = built.services;
  const left = await openPage();
  await left.goto(base + essay);
  await field(left).fill('Typed in the first try');
  await saved(left);
  await attempts.startOver('solo', 'sampler', 'essay');
  const later = await left.context().newPage();
  await later.goto(base + essay);
  await field(later).fill('Typed in the second try');
  await saved(later);
  await field(left).fill('Typed in the tab that was left behind');
  await conflict(left).waitFor();
  expect(await draftOf(built)).toBe('Typed in the second try');
  await left.getByRole('button', { name: 'Keep this tab’s' }).click();
  await expect.poll(() => draftOf(built), patiently).toBe('Typed in the tab that was left behind');
});
