import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';
import { enrol } from '../support/enrol.ts';

const openPage = chromiumForTests();

const roster = `Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (7)
    Points Possible,,,,,10
"Lovelace, Ada",11,S1815,ada@example.org,A,9
`;

async function classApp() {
  const built = await testApp();
  await enrol(built.services.store, 'sampler', [
    { id: 'a', name: 'Ada Lovelace', email: 'ada@example.org', reached: { 'true-false': 1 } },
    { id: 'b', name: '李雷', email: null, reached: { numerical: 1 } },
  ]);
  return { baseURL: await built.listen(), folder: built.folder };
}

async function download(page: Page): Promise<string[][]> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download sampler-canvas.csv' }).click(),
  ]);
  return parse(await readFile(await file.path(), 'utf8'));
}

const lines = [
  ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Week 4 (77)'],
  ['    Points Possible', '', '', '', '', expect.stringMatching(/^\d+$/)],
  ['Lovelace, Ada', '11', 'S1815', 'ada@example.org', 'A', '1'],
];

test('a teacher chooses the Canvas export as a file, sees who is left out, and downloads as often as wished', async () => {
  const { baseURL, folder } = await classApp();
  const file = join(folder, 'roster.csv');
  await writeFile(file, roster);
  const page = await openPage({ locale: 'en-US', baseURL });
  await page.goto('/teacher?chapter=sampler');
  await page.getByRole('link', { name: 'Canvas, Moodle and more' }).click();
  await page.getByLabel('Title of the column').fill('Week 4');
  await page.getByLabel('Assignment ID in Canvas').fill('77');
  await page.getByLabel('Or choose the file').setInputFiles(file);
  await expect.poll(() => page.locator('#roster').inputValue()).toContain('Lovelace, Ada');
  await page.getByRole('button', { name: 'Prepare the file' }).click();
  const ready = page.locator('#ready');
  await ready.getByRole('heading', { name: 'The file is ready: 1 learner' }).waitFor();
  expect(await ready.innerText()).toContain('李雷');
  expect(await page.locator('#roster').inputValue()).not.toContain('Week 1');
  expect(await download(page)).toEqual(lines);
  expect(await download(page)).toEqual(lines);
});

test('the fields for Canvas are there only while Canvas is chosen', async () => {
  const { baseURL } = await classApp();
  const page = await openPage({ locale: 'en-US', baseURL });
  await page.goto('/teacher/export/sampler');
  const shown = () =>
    Promise.all(['#title', '#roster'].map((field) => page.locator(field).isVisible()));
  expect(await shown()).toEqual([true, true]);
  await page.getByRole('radio', { name: /^Moodle/ }).check();
  expect(await shown()).toEqual([true, false]);
  await page.getByRole('radio', { name: /^Spreadsheet/ }).check();
  expect(await shown()).toEqual([false, false]);
});

test('without scripts, on a phone, the export is pasted and the file comes all the same', async () => {
  const { baseURL } = await classApp();
  const phone = { viewport: { width: 390, height: 844 }, locale: 'en-US' };
  const page = await openPage({ ...phone, javaScriptEnabled: false, baseURL });
  await page.goto('/teacher/export/sampler');
  expect(await page.getByText('Or choose the file').isVisible()).toBe(false);
  await page.getByLabel('Title of the column').fill('Week 4');
  await page.getByLabel('Assignment ID in Canvas').fill('77');
  await page.locator('#roster').fill(roster);
  await page.getByRole('button', { name: 'Prepare the file' }).click();
  await page.locator('#ready').getByText('李雷').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await download(page)).toEqual(lines);
});
