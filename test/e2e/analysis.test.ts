import { expect, test } from 'vitest';
import { answeredClass } from '../support/answered-class.ts';
import { testApp } from '../support/app.ts';
import { tooWide, violations } from '../support/axe.ts';
import { chromiumForTests } from '../support/browser.ts';

const openPage = chromiumForTests();

async function analysedClass(): Promise<string> {
  const built = await testApp();
  const { chapters } = await built.services.content.current();
  const sampler = chapters.find(({ id }) => id === 'sampler');
  if (!sampler) throw new Error('There is no sampler.');
  await answeredClass(built.services.store, sampler, 200);
  return `${await built.listen()}/teacher/questions?chapter=sampler`;
}

test('the analysis of a class breaks no rule of axe, and is no wider than a phone', async () => {
  const address = await analysedClass();
  for (const [locale, colorScheme] of [
    ['en', 'light'],
    ['zh-CN', 'dark'],
  ] as const) {
    const page = await openPage({ locale, colorScheme, viewport: { width: 360, height: 740 } });
    await page.goto(address);
    const wide = await tooWide(page);
    expect([locale, wide]).toEqual([locale, 0]);
    expect(await violations(page, 21)).toEqual([]);
  }
});

test('a picture has a name and says where its numbers stand', async () => {
  const page = await openPage({ locale: 'en' });
  await page.goto(await analysedClass());
  for (const name of ['How the totals are spread', 'Hard or easy', 'How hard each question is']) {
    expect(
      await page.getByRole('img', { name: new RegExp(`${name}.*numbers stand in`) }).count(),
    ).toBe(1);
  }
});

test('the hardest question comes first by the keyboard alone, and a flag leads to its reason', async () => {
  const page = await openPage({ locale: 'en' });
  await page.goto(await analysedClass());
  const sort = page.getByRole('button', { name: 'Facility' });
  await sort.focus();
  await page.keyboard.press('Enter');
  const first = page.locator('#items tbody tr').first();
  expect(await first.locator('th').textContent()).toContain('From a Dockerfile to another machine');
  await first.getByRole('link', { name: 'Second look' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#flag-ordering$/);
  expect(await page.locator('#flag-ordering').textContent()).toContain('It is very hard');
});

test('on paper every figure and count is there, also of what is folded on the screen', async () => {
  // As wide as what is left of A4 between the margins.
  const page = await openPage({ locale: 'en', viewport: { width: 718, height: 1000 } });
  await page.goto(await analysedClass());
  const isShown = () =>
    page.evaluate<boolean>(
      "document.querySelector('#parts details:not([open]) table').checkVisibility()",
    );
  expect(await isShown()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await isShown()).toBe(true);
  const table = page.locator('#items table');
  expect((await table.boundingBox())?.width).toBeLessThanOrEqual(718);
});
