import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { makeSetUpCode } from '../../src/classroom/links.ts';
import { testApp } from '../support/app.ts';
import { tooWide, violations } from '../support/axe.ts';
import { chromiumForTests } from '../support/browser.ts';
import { signInBrowser, testClass } from '../support/class.ts';

const openPage = chromiumForTests();

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByRole('heading', { name: 'Learn Docker by doing it' }).waitFor();
}

test('from the set-up link to a class: a roster, cards, two students who answer, and what each of them sees', async () => {
  const built = await testApp({ mode: 'class' });
  const baseURL = await built.listen();
  const code = await makeSetUpCode(built.services.store, Date.now());
  const teacher = await openPage({ baseURL, locale: 'en-US' });
  await teacher.goto(`/link/${code}`);
  await teacher.getByLabel('Your name').fill('Tessa');
  await teacher.getByLabel('Login').fill('tessa');
  await teacher.getByLabel('Name of the class').fill('Docker 101');
  await choosePassword(teacher, 'nine blue buoys');

  await teacher.getByRole('link', { name: 'People' }).click();
  const roster = 'Ada Lovelace,ada@example.org,1,A\n王小明,xm@example.org,2,A\nEve,,3,A';
  await teacher.getByLabel('Paste the list here').fill(roster);
  await teacher.getByRole('button', { name: 'See what would change' }).click();
  await teacher.getByText('1 row has a problem').waitFor();
  expect(await violations(teacher)).toEqual([]);
  await teacher.getByRole('button', { name: 'Add 2 students' }).click();
  await teacher.getByRole('link', { name: '王小明' }).waitFor();

  await teacher.getByRole('button', { name: 'Make the cards (2)' }).click();
  const cards = teacher.locator('.cards > li');
  expect(await cards.count()).toBe(2);
  expect(await violations(teacher)).toEqual([]);
  await teacher.emulateMedia({ media: 'print' });
  expect(await teacher.locator('.on-screen').isVisible()).toBe(false);
  expect(await cards.first().isVisible()).toBe(true);
  await teacher.emulateMedia({ media: 'screen' });
  const codeOf = (name: string) =>
    cards.filter({ hasText: name }).locator('.card-code').innerText();

  const ada = await openPage({ baseURL, locale: 'en-US', javaScriptEnabled: false });
  await ada.goto('/');
  await ada.getByRole('link', { name: 'I have a card' }).click();
  await ada.getByLabel('Code').fill((await codeOf('Ada')).toLowerCase().replaceAll('-', ' '));
  await ada.getByRole('button', { name: 'Go on' }).click();
  await choosePassword(ada, 'seven red sails');
  expect(await ada.getByRole('link', { name: 'People' }).count()).toBe(0);
  expect(await ada.getByRole('link', { name: 'Scores' }).count()).toBe(0);
  await ada.goto('/chapters/sampler/questions/short-answer');
  await ada.getByLabel('Your answer').fill('words of Ada');
  await ada.getByRole('button', { name: 'Submit answer' }).click();
  await ada.locator('#verdict').waitFor();

  const ming = await openPage({ baseURL, locale: 'en-US' });
  await ming.goto(`/link/${await codeOf('王小明')}`);
  await choosePassword(ming, 'eight tall masts');
  await ming.goto('/chapters/sampler/questions/short-answer');
  expect(await ming.getByLabel('Your answer').inputValue()).toBe('');
  await ming.goto('/people');
  await ming.getByText('This is not open to you').waitFor();
  await ming.goto('/chapters/sampler/tasks/task');
  await ming.getByText('Everyone in this class shares one engine').waitFor();

  await ada.getByRole('link', { name: /Ada Lovelace/ }).click();
  await ada.getByRole('button', { name: 'Sign out' }).click();
  await ada.getByLabel('Login').fill('ADA@example.org');
  await ada.getByLabel('Password').fill('seven red sails');
  await ada.getByRole('button', { name: 'Sign in' }).click();
  await ada.goto('/chapters/sampler/questions/short-answer');
  expect(await ada.getByLabel('Your answer').inputValue()).toBe('words of Ada');

  await teacher.goto('/teacher?chapter=sampler');
  await teacher.getByRole('rowheader', { name: 'Ada Lovelace' }).waitFor();
});

test('no page of a class breaks a rule of axe or is wider than a phone, in either language and look', async () => {
  const built = await testClass();
  const { services, teacher, student } = built;
  const baseURL = await built.listen();
  await services.store.joinCodes.replace({ code: 'AAAA-BBBB', section: 'B', openedAt: 1 });
  const code = await makeSetUpCode(services.store, Date.now());
  expect(code).toBeNull();
  const asTeacher = [
    '/people',
    `/people/${student.person.id}`,
    `/people/${student.person.id}/erase`,
    '/account',
    '/teacher/privacy',
    '/teacher/tokens',
  ];
  const asNobody = ['/privacy', '/sign-in', '/link', '/link/AAAA', '/join/AAAA-BBBB'];
  const looks = [
    { locale: 'en', colorScheme: 'light' },
    { locale: 'zh-CN', colorScheme: 'dark' },
  ] as const;
  for (const look of looks) {
    const page = await openPage({ ...look, baseURL, viewport: { width: 360, height: 740 } });
    const visit = async (addresses: readonly string[]) => {
      for (const address of addresses) {
        await page.goto(address);
        const wide = await tooWide(page);
        const found = await violations(page);
        expect({ ...look, address, wide, found }).toEqual({ ...look, address, wide: 0, found: [] });
      }
    };
    await visit(asNobody);
    await signInBrowser(page, teacher, baseURL);
    await visit(asTeacher);
  }
});
