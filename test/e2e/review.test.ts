import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tooWide, violations } from '../support/axe.ts';
import { chromiumForTests, type OpenPage } from '../support/browser.ts';
import { type SignedIn, signInBrowser } from '../support/class.ts';
import { classWithEssays } from '../support/essays.ts';

const openPage = chromiumForTests();

type Look = Parameters<OpenPage>[0];

async function browserOf(who: SignedIn, baseURL: string, look: Look = {}): Promise<Page> {
  const page = await openPage({ baseURL, locale: 'en-US', ...look });
  await signInBrowser(page, who, baseURL);
  return page;
}

async function faults(page: Page): Promise<{ wide: number; violations: string[] }> {
  const wide = await tooWide(page);
  return { wide, violations: await violations(page) };
}

test('a reviewer reads three essays, and gives and says what they are worth, by keys alone', async () => {
  const built = await classWithEssays('exam', { namesHidden: true });
  const baseURL = await built.listen();
  const page = await browserOf(built.assistant, baseURL);
  await page.goto('/teacher/review');
  const link = page.getByRole('link', { name: 'Named and anonymous volumes' });
  await link.focus();
  await page.keyboard.press('Enter');
  await page.getByText('3 left').waitFor();

  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Give a rubric item, or take it back').waitFor();
  await page.keyboard.press('Escape');

  const total = () => page.locator('[data-total]').innerText();
  for (const [index, left] of ['2 left', '1 left', 'Nothing to review'].entries()) {
    const boxes = page.getByRole('checkbox');
    const before = await boxes.evaluateAll((all) => all.map((box) => box.matches(':checked')));
    await page.keyboard.press('2');
    const after = await boxes.evaluateAll((all) => all.map((box) => box.matches(':checked')));
    expect(after).toEqual(before.map((one, at) => (at === 1 ? !one : one)));
    expect(await total()).toBe(String(after.filter(Boolean).length));
    await page.keyboard.press('r');
    await page.keyboard.type(`Remark ${index + 1}: read 2 times`);
    await page.keyboard.press('Control+Enter');
    await page.getByText(left).waitFor();
  }
  const { store } = built.services;
  const kept = await Promise.all(
    [built.ada, built.bob, built.chen].map(({ response }) => store.responses.get(response)),
  );
  expect(kept.map((one) => one?.grade.points)).toEqual([2, 2, 1]);
  const said = kept.map((one) => one?.grade.reason).toSorted();
  expect(said).toEqual([1, 2, 3].map((number) => `Remark ${number}: read 2 times`));

  await page.getByRole('link', { name: 'Named and anonymous volumes' }).click();
  const first = page.url();
  await page.getByText('all reviewed').waitFor();
  await page.keyboard.press('r');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => url.href !== first);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(first);
});

test('without a script, boxes and a button are enough, and a student contests and reads the answer', async () => {
  const built = await classWithEssays('chapter');
  const baseURL = await built.listen();
  const plain = { javaScriptEnabled: false };
  const tessa = await browserOf(built.teacher, baseURL, plain);
  await tessa.goto(`/teacher/review/${built.chen.response}`);
  await tessa.getByLabel('An anonymous volume only has a long random id').check();
  await tessa.getByLabel('Remark to the student').fill('One point of three.');
  await tessa.getByRole('button', { name: 'Save and next' }).click();
  await tessa.getByText('2 left').waitFor();

  const chen = await browserOf(built.third, baseURL, plain);
  await chen.goto('/');
  await chen.getByText('1 answer was reviewed').waitFor();
  await chen.getByRole('link', { name: 'Named and anonymous volumes' }).click();
  await chen.getByText('One point of three.').waitFor();
  await chen.getByText('Contest this grade').click();
  await chen.getByLabel('Your reason').fill('I meant the other one.');
  await chen.getByRole('button', { name: 'Send to the reviewers' }).click();
  await chen.getByText('A reviewer will answer here').waitFor();

  await tessa.goto(`/teacher/review/${built.chen.response}`);
  await tessa.getByText('I meant the other one.').waitFor();
  await tessa.getByLabel('Your answer to the student').fill('It does not say so.');
  await tessa.getByRole('button', { name: 'Keep the grade and answer' }).click();
  await chen.reload();
  await chen.getByText('It does not say so.').waitFor();
});

test('no page of reviewing breaks a rule of axe or is wider than a phone, in either language and look', async () => {
  const built = await classWithEssays('chapter');
  const baseURL = await built.listen();
  const { store } = built.services;
  const contested = await built.submit(built.other, 'words of Bob', 'short-answer');
  await store.contests.open({
    id: 'contest',
    responseId: contested.response,
    learnerId: built.other.person.id,
    reason: 'It means the same.',
    madeAt: 1,
  });
  const looks = [
    { locale: 'en', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ] as const;
  for (const look of looks) {
    const phone = { ...look, viewport: { width: 360, height: 740 } };
    const page = await browserOf(built.teacher, baseURL, phone);
    const visit = async (what: string) => {
      const found = await faults(page);
      expect({ ...look, what, ...found }).toEqual({ ...look, what, wide: 0, violations: [] });
    };
    const essay = `/teacher/review/${built.bob.response}`;
    for (const address of ['/teacher/review', essay, `/teacher/review/${contested.response}`]) {
      await page.goto(address);
      await visit(address);
    }
    await page.goto(`${essay}/rubric`);
    await page.locator('[name="points-chosen-name"]').fill('2');
    await page.locator('[name="act"][value="preview"]').click();
    await page.locator('#preview').waitFor();
    await visit('the preview of a rubric');
    await page.goto(essay);
    const elsewhere = await browserOf(built.assistant, baseURL);
    await elsewhere.goto(essay);
    await elsewhere.getByLabel('Remark to the student').fill(`In ${look.locale}`);
    await elsewhere.getByRole('button', { name: 'Save and next' }).click();
    await elsewhere.waitForURL((url) => !url.pathname.endsWith(essay));
    await page.locator('[data-submit]').click();
    await page.locator('#conflict').waitFor();
    await visit('a conflict');
    const bob = await browserOf(built.other, baseURL, phone);
    for (const address of ['/', '/chapters/sampler/questions/short-answer']) {
      await bob.goto(address);
      expect({ address, ...(await faults(bob)) }).toEqual({ address, wide: 0, violations: [] });
    }
  }
});
