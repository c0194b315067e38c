import { expect, test } from 'vitest';
import { makeAssessment, sectionOf } from '../support/assessment.ts';
import { tooWide, violations } from '../support/axe.ts';
import { chromiumForTests } from '../support/browser.ts';
import { signInBrowser, testClass } from '../support/class.ts';
import { answerIn } from '../support/exam-work.ts';

const openPage = chromiumForTests();

async function gradedClass() {
  const built = await testClass();
  const { services, teacher, student, other } = built;
  const { store } = services;
  for (const [{ person }, section] of [
    [student, 'A'],
    [other, 'B'],
  ] as const) {
    await store.people.change({ id: person.id, changes: { section } });
  }
  const content = await services.content.current();
  const questions = content.chapters.find(({ id }) => id === 'sampler')?.questions ?? [];
  const assessment = await makeAssessment(services, {
    title: { en: 'Mid-term', 'zh-CN': '期中' },
    sections: [sectionOf(questions.map(({ id }) => id))],
  });
  await answerIn(store, content, assessment, student.person.id, [
    { question: 'true-false', share: 1, response: true },
    { question: 'multiple-choice-one', share: 0, response: ['term'] },
    { question: 'essay', share: 0.5, state: 'needs-review', response: 'It outlives it.' },
  ]);
  const baseURL = await built.listen();
  const open = async (options: Parameters<typeof openPage>[0] = {}) => {
    const page = await openPage({ locale: 'en', baseURL, ...options });
    await signInBrowser(page, teacher, baseURL);
    return page;
  };
  const book = `/teacher/assessments/${assessment.id}/gradebook`;
  return { ...built, open, book };
}

test('arrow keys go from mark to mark, Tab leaves the table, and Enter opens a mark', async () => {
  const { open, book, student } = await gradedClass();
  const page = await open();
  await page.goto(book);
  const focused = () => page.evaluate<string>('document.activeElement.getAttribute("href") ?? ""');
  await page.getByRole('link', { name: 'Ada', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(`gradebook/${student.person.id}/true-false`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(`gradebook/${student.person.id}/multiple-choice-one`);
  await page.keyboard.press('End');
  const last = await focused();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe(last);
  await page.keyboard.press('Home');
  expect(await focused()).toBe(`gradebook/${student.person.id}`);
  await page.keyboard.press('Tab');
  expect(await focused()).not.toContain('gradebook/');
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe(`gradebook/${student.person.id}`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ada' }).waitFor();
  expect(page.url()).toContain(`${student.person.id}/true-false`);
});

test('without script a teacher sorts, finds a mark, and gives other points with a reason', async () => {
  const { open, book } = await gradedClass();
  const page = await open({ javaScriptEnabled: false });
  await page.goto(book);
  await page.getByRole('link', { name: 'Total' }).click();
  const rows = page.locator('tbody tr');
  expect(await rows.first().getByRole('rowheader').textContent()).toBe('Ada');
  await page.getByLabel('Section').selectOption('B');
  await page.getByRole('button', { name: 'Show' }).click();
  expect(await rows.count()).toBe(1);
  expect(await page.getByLabel('Section').inputValue()).toBe('B');
  await rows.first().locator('td a').first().click();
  await page.getByText('Change the mark').click();
  const form = page.locator('form', {
    has: page.getByRole('button', { name: 'Give these points' }),
  });
  await form.getByLabel('Points').fill('6');
  await form.getByLabel('Reason').fill('Shown in class.');
  await form.getByRole('button').click();
  await page.getByText('6 of 10 points').waitFor();
  await page.getByText('Shown in class.').waitFor();
});

test('a name and the questions stay in sight when a long table is scrolled', async () => {
  const { open, book } = await gradedClass();
  const page = await open({ viewport: { width: 700, height: 600 } });
  await page.goto(book);
  const box = page.locator('.table.marks');
  const name = page.getByRole('rowheader', { name: 'Ada' });
  const before = await name.boundingBox();
  await box.evaluate('(box) => box.scrollTo(600, 0)');
  expect((await name.boundingBox())?.x).toBe(before?.x);
});

test('no page of the gradebook breaks a rule of axe or is wider than a phone, in either language and look', async () => {
  const { open, book, student } = await gradedClass();
  const own = `${book}/${student.person.id}`;
  const addresses = [
    book,
    own,
    `${own}/true-false`,
    `${own}/multiple-choice-one`,
    `${own}/essay`,
    `${book}/regrade?look=1`,
    `${book}/export`,
    `${book}/questions`,
    '/teacher/gradebook/export',
    '/teacher?chapter=sampler',
  ];
  for (const look of [
    { locale: 'en', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ] as const) {
    const page = await open({ ...look, viewport: { width: 390, height: 740 } });
    for (const address of addresses) {
      await page.goto(address);
      for (const fold of await page.locator('main details > summary').all()) {
        if (await fold.isVisible()) await fold.click();
      }
      const wide = await tooWide(page);
      const found = await violations(page);
      expect({ ...look, address, wide, found }).toEqual({ ...look, address, wide: 0, found: [] });
    }
  }
});

test('on paper the whole table is there, and no field or button', async () => {
  const { open, book } = await gradedClass();
  // As wide as what is left of A4 on its side between the margins.
  const page = await open({ viewport: { width: 1040, height: 700 } });
  await page.goto(`${book}?page=all`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByLabel('Section').isVisible()).toBe(false);
  const table = page.locator('.table.marks table');
  expect((await table.boundingBox())?.width).toBeLessThanOrEqual(1040);
  expect(await page.getByText('EX excused').isVisible()).toBe(true);
});
