import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';
import { disposableEngine } from '../support/engine.ts';

const engine = disposableEngine({ images: ['redis:alpine'] });
const openPage = chromiumForTests();
const chapter = '/chapters/managing-containers';

/** A browser in English on Plimsoll, which looks at the disposable engine. */
async function visit(): Promise<Page> {
  const { listen } = await testApp({ dockerHost: engine().dockerHost });
  return openPage({ baseURL: await listen(), locale: 'en-US', acceptDownloads: true });
}

const verdict = (page: Page) => page.locator('#verdict');

async function submit(page: Page): Promise<void> {
  await Promise.all([
    page.waitForResponse((reply) => reply.request().method() === 'POST'),
    page.getByRole('button', { name: /^Submit (answer|again)$/ }).click(),
  ]);
  await page.waitForLoadState();
}

async function type(page: Page, question: string, answer: string): Promise<void> {
  await page.goto(`${chapter}/questions/${question}`);
  await page.locator('#response').fill(answer);
  await submit(page);
}

async function choose(page: Page, question: string, answer: 'True' | 'False'): Promise<void> {
  await page.goto(`${chapter}/questions/${question}`);
  await page.getByRole('radio', { name: answer, exact: true }).check();
  await submit(page);
}

/** Presses the button until the checklist shows what is awaited, as a learner would while a container starts. */
async function checkUntil(page: Page, check: string, state: 'passed' | 'failed') {
  const line = page.locator(`[data-check="${check}"]`);
  await expect
    .poll(
      async () => {
        await Promise.all([
          page.waitForResponse((reply) => reply.url().endsWith('/inspections')),
          page.getByRole('button', { name: 'Check now' }).click(),
        ]);
        await page.waitForLoadState('networkidle');
        return line.getAttribute('data-state');
      },
      { timeout: 20_000 },
    )
    .toBe(state);
  return line;
}

async function read(page: Page): Promise<string[][]> {
  await page.goto('/teacher?chapter=managing-containers');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /CSV/ }).click(),
  ]);
  return parse(await readFile(await download.path(), 'utf8'), { bom: true });
}

test('the six questions are answered wrong, partly and right, and their points come out as a file', async () => {
  const page = await visit();

  await page.goto('/');
  await page.getByRole('link', { name: 'Managing containers' }).first().click();
  await page.getByRole('link', { name: /Start with/ }).click();
  await page.locator('#response').fill('--al');
  await submit(page);
  await expect.poll(() => verdict(page).innerText()).toContain('Not correct');
  await page.locator('#response').fill('docker container ls --all');
  await submit(page);
  await expect.poll(() => verdict(page).innerText()).toContain('1 of 1 point');

  await choose(page, 'publish-direction', 'True');
  expect(await verdict(page).innerText()).toContain('Correct');
  expect(await page.locator('#explanation').innerText()).toContain('docker container port');

  await type(
    page,
    'leave-attached',
    'Attach passes my signals on, so Ctrl+C reaches the main process of the container and the container stops.',
  );
  expect(await verdict(page).innerText()).toContain('To be reviewed');
  const shares = page.locator('#review [role=radiogroup]');
  const points = await shares.count();
  for (let index = 0; index < points; index++) {
    const share = index === 0 ? 'Said' : 'Not said';
    await shares.nth(index).getByRole('radio', { name: share, exact: true }).check();
  }
  await page.getByRole('button', { name: 'Settle the points' }).click();
  await expect.poll(() => verdict(page).innerText()).toContain('Partly correct');

  await choose(page, 'exec-attaches', 'True');
  expect(await verdict(page).innerText()).toContain('Not correct');

  await type(page, 'alias-flag', '--network-alias redis');
  expect(await verdict(page).innerText()).toContain('Correct');

  await type(page, 'volume-details', 'docker  volume inspect "redis_data"');
  expect(await verdict(page).innerText()).toContain('Correct');

  const [header = [], row = []] = await read(page);
  const cell = (question: string) => row[header.findIndex((name) => name.includes(question))];
  expect(cell('list-all-flag')).toBe('1');
  expect(cell('publish-direction')).toBe('1');
  expect(Number(cell('leave-attached'))).toBeGreaterThan(0);
  expect(cell('exec-attaches')).toBe('0');
  expect(cell('alias-flag')).toBe('1');
  expect(cell('volume-details')).toBe('1');
  const total = 4 + Number(cell('leave-attached'));

  await page.goto(`${chapter}/results`);
  expect(await page.getByRole('main').innerText()).toContain(
    `${total} of ${row[header.indexOf('max')]} points`,
  );
});

const wrong = [
  {
    name: 'a directory of the host',
    run: 'docker run -d --name redis -v /srv/redis_data:/data redis:alpine',
    why: /directory of the host|bind/i,
  },
  {
    name: 'the anonymous volume of the image',
    run: 'docker run -d --name redis redis:alpine',
    why: /anonymous volume/,
  },
  {
    name: 'a read-only mount',
    run: 'docker run -d --name redis -v redis_data:/data:ro redis:alpine redis-server --save ""',
    why: /read-only/,
  },
  {
    name: 'a wrong path',
    run: 'docker run -d --name redis -v redis_data:/var/lib/redis redis:alpine',
    why: /\/var\/lib\/redis/,
  },
];

test('a task that is done wrong says why each time, and done right it passes and stays passed', async () => {
  const page = await visit();
  await page.goto(`${chapter}/tasks/named-volume`);
  await engine().shell('docker volume create redis_data');

  for (const { run, why } of wrong) {
    await engine().shell(run);
    const line = await checkUntil(page, 'mounted', 'failed');
    await expect.poll(() => line.innerText(), { timeout: 5_000 }).toMatch(why);
    expect(await line.innerText()).toMatch(/Expected[\s\S]*Found[\s\S]*Why[\s\S]*Look at/);
    await engine().shell('docker rm -f redis');
  }

  await engine().shell('docker run -d --name redis -v redis_data:/data redis:alpine');
  await checkUntil(page, 'mounted', 'passed');
  const states = await page
    .locator('[data-check]')
    .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-state')));
  expect(new Set(states)).toEqual(new Set(['passed']));
  expect(await page.getByRole('complementary').innerText()).toContain('5 / 5');

  await engine().shell('docker rm -f redis');
  await checkUntil(page, 'mounted', 'failed');
  expect(await page.getByRole('complementary').innerText()).toContain('It stays passed');

  const [header = [], row = []] = await read(page);
  expect(row[header.findIndex((name) => name.includes('named-volume'))]).toBe('5');
});
