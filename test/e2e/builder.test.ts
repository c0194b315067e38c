import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listAssessments } from '../../src/classroom/assessments/assessment.ts';
import { makeAssessment, sampled, sectionOf } from '../support/assessment.ts';
import { tooWide, violations } from '../support/axe.ts';
import { chromiumForTests } from '../support/browser.ts';
import { signedIn, signInBrowser, testClass } from '../support/class.ts';
import { until } from '../support/until.ts';

const openPage = chromiumForTests();

/** Goes on with the Tab key until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let steps = 0; steps < 200; steps++) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not lead there.');
}

test('an exam is made with the keyboard alone, from its title to its publication', async () => {
  const built = await testClass();
  const { services, teacher } = built;
  const baseURL = await built.listen();
  const page = await openPage({ baseURL, locale: 'en-US', timezoneId: 'Asia/Tokyo' });
  await signInBrowser(page, teacher, baseURL);
  const press = async (wanted: Locator, key = 'Enter') => {
    await tabTo(page, wanted);
    await page.keyboard.press(key);
  };
  const type = async (field: Locator, text: string) => {
    await tabTo(page, field);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  await services.store.settings.set('time-zone', 'Europe/Berlin');

  await page.goto('/');
  await press(page.getByRole('link', { name: 'Assessments' }));
  await page.waitForURL('**/teacher/assessments');
  await type(page.getByLabel('Title', { exact: true }), 'Containers');
  await tabTo(page, page.getByRole('radio', { name: /Homework/ }));
  await page.keyboard.press('ArrowDown');
  await press(page.getByRole('button', { name: 'Make the draft' }));

  await press(page.getByRole('link', { name: 'Add questions' }));
  await type(page.getByLabel('Find', { exact: true }), 'volume');
  await press(page.getByRole('checkbox', { name: /Named and anonymous volumes/ }), 'Space');
  expect(await page.getByRole('checkbox', { name: /Follow a log/ }).count()).toBe(0);
  await type(page.getByLabel('Find', { exact: true }), 'log');
  await press(page.getByRole('checkbox', { name: /Follow a log/ }), 'Space');
  await press(page.getByRole('button', { name: 'Add to the assessment' }));
  await page.getByText('2 questions, 4 points in all').waitFor();

  const order = async () => {
    const [exam] = await listAssessments(services.store);
    return exam?.settings.sections[0]?.questions.map(({ question }) => question).join(' ');
  };
  expect(await order()).toBe('command essay');
  const loaded = await page.evaluate<number>('performance.timeOrigin');
  await press(page.getByRole('button', { name: 'Move up: Named and anonymous volumes' }));
  await until(async () => (await order()) === 'essay command', 'the question is moved');
  const moved = page.getByRole('button', { name: 'Move up: Named and anonymous volumes' });
  await until(
    () => moved.evaluate((element) => element === element.ownerDocument.activeElement),
    'the focus is where it was',
  );
  await type(page.getByRole('spinbutton', { name: 'Points for Follow a log' }), '6');
  await page.keyboard.press('Enter');
  await page.getByText('2 questions, 9 points in all').waitFor();
  expect(await page.evaluate<number>('performance.timeOrigin')).toBe(loaded);

  await press(page.getByRole('link', { name: 'Settings' }));
  await tabTo(page, page.getByLabel('Opens', { exact: true }));
  await page.keyboard.type('12012026\t0900AM');
  await tabTo(page, page.getByLabel('Closes', { exact: true }));
  await page.keyboard.type('12012026\t1030AM');
  await press(page.getByRole('button', { name: 'Save and publish' }));
  await page.getByText('Saved and published.').waitFor();
  const [exam] = await listAssessments(services.store);
  expect(exam?.settings).toMatchObject({
    title: 'Containers',
    kind: 'exam',
    published: true,
    opens: Date.parse('2026-12-01T08:00Z'),
    closes: Date.parse('2026-12-01T09:30Z'),
    timeLimit: 60,
  });
  expect(await violations(page)).toEqual([]);
});

test('no page of making an assessment breaks a rule of axe or is wider than a phone, empty, full or refused', async () => {
  const built = await testClass();
  const { services, student, teacher } = built;
  const baseURL = await built.listen();
  await signedIn(built, 'Carla', { section: 'A' });
  const looks = [
    { locale: 'en', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ] as const;
  const empty = await makeAssessment(services, { published: false, sections: [] });
  const full = await makeAssessment(services, {
    title: 'A long title of an assessment that does not fit into the bar of a phone at all',
    closes: Date.now() - 1,
    opens: Date.now(),
    hints: { allowed: false, cost: 10 },
    roomPassword: '$argon2id$none',
    sections: [sectionOf(sampled.slice(0, 3)), sectionOf(['gone', ...sampled.slice(3)])],
  });
  for (const look of looks) {
    const page = await openPage({ ...look, baseURL, viewport: { width: 390, height: 800 } });
    await signInBrowser(page, teacher, baseURL);
    const examine = async (what: string) => {
      const wide = await tooWide(page);
      const found = await violations(page);
      expect({ ...look, what, wide, found }).toEqual({ ...look, what, wide: 0, found: [] });
    };
    await page.goto('/teacher/assessments');
    await examine('list');
    for (const tab of ['', '/questions', '/exceptions']) {
      await page.goto(`/teacher/assessments/${empty.id}${tab}`);
      await examine(`empty ${tab}`);
    }
    for (const tab of ['', '/questions', '/questions/pick', '/exceptions']) {
      await page.goto(`/teacher/assessments/${full.id}${tab}`);
      await examine(`full ${tab}`);
    }
    await page.selectOption('#who', `student:${student.person.id}`);
    await page.fill('#extra', '5');
    await page.check('[name="time-limit-none"]');
    await page.fill('#time-limit', '5');
    await page.locator('#exception form button').click();
    await page.locator('#problem').waitFor();
    await examine('refused exception');
    await page.goto(`/teacher/assessments/${full.id}`);
    await page.fill('#title', ' ');
    await page.locator('.submit button').first().click();
    await page.locator('#problem').waitFor();
    await examine('refused settings');
  }
});
