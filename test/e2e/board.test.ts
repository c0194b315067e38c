import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeAssessment, startFor } from '../support/assessment.ts';
import { tooWide, violations } from '../support/axe.ts';
import { chromiumForTests } from '../support/browser.ts';
import { type SignedIn, signInBrowser, testClass } from '../support/class.ts';

const openPage = chromiumForTests();

async function exam(timeLimit: number | null = 60) {
  const built = await testClass({ awayMs: 500 });
  const assessment = await makeAssessment(built.services, {
    timeLimit,
    tries: { allowed: null, penalty: 0, counts: 'best' },
  });
  for (const { person } of [built.student, built.other])
    await startFor(built.services, assessment, person.id);
  const baseURL = await built.listen();
  const open = async (who: SignedIn, path: string, options: BrowserContextOptions = {}) => {
    const page = await openPage({ baseURL, locale: 'en-US', ...options });
    await signInBrowser(page, who, baseURL);
    await page.goto(path);
    return page;
  };
  const here = `/assessments/${assessment.id}`;
  const board = `/teacher${here}/board`;
  const row = (page: Page, who: SignedIn) => page.locator(`[data-row="${who.person.id}"]`);
  return { ...built, assessment, here, board, open, row };
}

/** Waits until the page hears from the server. */
const connected = (page: Page) => page.locator('[data-connected]').first().waitFor();

test('a teacher sees two students work, speaks to them and gives them time, and sees one leave', async () => {
  const { open, row, here, board, teacher, student, other } = await exam();
  const tessa = await open(teacher, board);
  await connected(tessa);
  const ada = await open(student, `${here}/questions/true-false`);
  const bob = await open(other, `${here}/tasks/task`);
  await connected(ada);
  await row(tessa, student).getByText("A container's files").waitFor();
  await row(tessa, other).getByText('A container that sleeps').waitFor();
  await row(tessa, student).getByText('0 of 5').waitFor();

  for (let given = 1; given <= 3; given += 1) {
    await ada.getByLabel('False').check();
    await ada.getByRole('button', { name: /^(Submit answer|Submit again)$/ }).click();
    await ada.locator(`form[data-answers="${given}"]`).waitFor();
  }
  await row(tessa, student).getByText('1 of 5').waitFor();
  await row(tessa, student).getByText('Stuck at 1: 3 wrong answers').waitFor();
  expect(await tessa.locator('[data-count="stuck"]').textContent()).toBe('1');

  const left = (page: Page) => page.locator('[data-time-left]').first();
  expect(await left(ada).textContent()).toBe('59 min left');
  await tessa.getByLabel('Minutes').fill('10');
  await tessa.getByRole('button', { name: 'Extend' }).click();
  await left(ada).getByText('1 h 9 min left').waitFor();
  await left(bob).getByText('1 h 9 min left').waitFor();
  await row(tessa, student).getByText('1 h 9 min left').waitFor();

  await tessa
    .getByLabel('Say something to everybody')
    .fill('Task 5 is about\n<b>one</b> container.');
  await tessa.getByRole('button', { name: 'Announce' }).click();
  const heard = (page: Page) => page.locator('[data-announcement]:visible');
  await heard(ada).getByText('<b>one</b> container.').waitFor();
  await heard(bob).getByText('<b>one</b> container.').waitFor();

  await bob.close();
  await row(tessa, other).getByText('Offline').waitFor();
  await tessa.getByRole('link', { name: /^Offline/ }).click();
  expect(await row(tessa, student).isVisible()).toBe(false);
  expect(await row(tessa, other).isVisible()).toBe(true);
});

test('an announcement stays until it is dismissed, on every page, and can be shown again', async () => {
  const { open, here, board, teacher, student } = await exam();
  const ada = await open(student, `${here}/questions/true-false`);
  await connected(ada);
  const tessa = await open(teacher, board);
  await tessa.getByLabel('Say something to everybody').fill('Ten more minutes.');
  await tessa.getByRole('button', { name: 'Announce' }).click();
  const heard = ada.locator('[data-announcement]:visible');
  await heard.waitFor();
  await ada.goto(`${here}/questions/essay`);
  await heard.waitFor();
  await ada.getByRole('button', { name: /^Dismiss the message from \d\d:\d\d$/ }).click();
  expect(await heard.count()).toBe(0);
  await ada.goto(here);
  await connected(ada);
  expect(await heard.count()).toBe(0);
  await ada.getByRole('button', { name: 'Show dismissed messages' }).click();
  expect(await heard.textContent()).toContain('Ten more minutes.');
});

test('a teacher hands in for a student, whose open page shows it by itself', async () => {
  const { open, row, here, board, teacher, student } = await exam(null);
  const ada = await open(student, `${here}/questions/true-false`);
  await connected(ada);
  const tessa = await open(teacher, board);
  await tessa.getByRole('link', { name: 'Hand in for Ada' }).click();
  await tessa.getByRole('button', { name: 'Hand in now' }).click();
  await row(tessa, student).getByText('Handed in by a teacher at').waitFor();
  await ada.getByText('Your teacher handed this in for you').waitFor();
  expect(await ada.getByRole('button', { name: 'Submit answer' }).count()).toBe(0);
});

test('the last minutes are counted in seconds, and said at five and at one', async () => {
  const { open, here, student, services, assessment } = await exam(6);
  const ada = await open(student, `${here}/questions/true-false`);
  await connected(ada);
  const said = ada.locator('[data-say-left]');
  const left = ada.locator('[data-time-left]');
  expect(await left.textContent()).toBe('5 min left');
  const attempt = await services.store.assessmentAttempts.of(assessment.id, student.person.id);
  const place = (deadline: number) =>
    left.evaluate((element, at) => element.setAttribute('data-deadline', String(at)), deadline);
  expect(attempt).not.toBeNull();
  await place(Date.now() + 290_000);
  await left.getByText(/^4:\d\d left$/).waitFor();
  expect(await said.textContent()).toBe('5 minutes left.');
  await place(Date.now() + 59_000);
  await left.getByText(/^0:5\d left$/).waitFor();
  expect(await said.textContent()).toBe('1 minute left.');
});

test('without scripts the board and what was said are there when a page is loaded', async () => {
  const { open, row, here, board, teacher, student } = await exam();
  const tessa = await open(teacher, board, { javaScriptEnabled: false });
  await tessa.getByLabel('Say something to everybody').fill('Ten more minutes.');
  await tessa.getByRole('button', { name: 'Announce' }).click();
  await tessa.locator('.sayings').getByText('Ten more minutes.').waitFor();
  await tessa.getByRole('link', { name: /^Not started/ }).click();
  expect(await row(tessa, student).isVisible()).toBe(false);
  await tessa.getByText('Nobody to show here.').waitFor();
  const ada = await open(student, here, { javaScriptEnabled: false });
  await ada.getByText('Ten more minutes.').waitFor();
  expect(await ada.getByRole('button', { name: /Dismiss/ }).count()).toBe(0);
  await ada.getByText('59 min left').waitFor();
});

test('the board and the pages below it break no rule of axe and fit a phone, in either language and look', async () => {
  const { open, here, board, teacher, student, services, assessment } = await exam();
  const said = { madeAt: services.clock(), madeBy: teacher.person.id };
  const text = 'Task 5 asks for one container, and no network.';
  await services.store.announcements.add({
    id: 'a1',
    assessmentId: assessment.id,
    said: text,
    ...said,
  });
  const looks = [
    { locale: 'en', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ] as const;
  const visits = [
    [teacher, board],
    [teacher, `${board}/hand-in/${student.person.id}`],
    [student, `${here}/questions/essay`],
  ] as const;
  for (const look of looks) {
    for (const [who, address] of visits) {
      const page = await open(who, address, { ...look, viewport: { width: 360, height: 740 } });
      const wide = await tooWide(page);
      const found = await violations(page);
      expect({ address, wide, found }).toEqual({ address, wide: 0, found: [] });
    }
  }
});
