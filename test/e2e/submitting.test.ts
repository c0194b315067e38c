import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { type TestApp, testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';

const openPage = chromiumForTests();
const question = '/chapters/sampler/questions/short-answer';

const field = (page: Page) => page.locator('#response');
const submit = (page: Page) => page.getByRole('button', { name: /^Submit (answer|again)$/ });
const verdict = (page: Page) => page.locator('#verdict');

async function answersOf(built: TestApp): Promise<unknown[]> {
  const state = await built.services.attempts.state('solo', 'sampler', 'short-answer');
  return state.responses.map(({ response }) => response);
}

/** Another site, at an origin of its own, that serves this page. */
async function otherSite(html: string): Promise<string> {
  const server = createServer((_request, reply) => {
    reply.setHeader('content-type', 'text/html').end(html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    await new Promise((done) => server.close(done));
  });
  const address = server.address();
  return `http://localhost:${typeof address === 'object' ? address?.port : ''}/`;
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`two clicks on the button are one answer, ${how} scripts`, async () => {
    const built = await testApp();
    const base = await built.listen();
    const page = await openPage({ javaScriptEnabled });
    await page.goto(base + question);
    await field(page).fill('--rm');
    await submit(page).dblclick();
    await verdict(page).waitFor();
    expect(await answersOf(built)).toEqual(['--rm']);
  });

  test(`after going back, another answer is taken as another answer, ${how} scripts`, async () => {
    const built = await testApp();
    const base = await built.listen();
    const page = await openPage({ javaScriptEnabled });
    await page.goto(base);
    await page.goto(base + question);
    await field(page).fill('--all');
    await submit(page).click();
    await verdict(page).waitFor();
    await page.goBack();
    await field(page).fill('--rm');
    await submit(page).click();
    await verdict(page).waitFor();
    expect(await answersOf(built)).toEqual(['--rm', '--all']);
    expect(await field(page).inputValue()).toBe('--rm');
  });

  test(`a form that is sent again by a reload is one answer, ${how} scripts`, async () => {
    const built = await testApp();
    const base = await built.listen();
    const page = await openPage({ javaScriptEnabled });
    await page.goto(base + question);
    await field(page).fill('--rm');
    await submit(page).click();
    await verdict(page).waitFor();
    await page.reload();
    await verdict(page).waitFor();
    expect(await answersOf(built)).toEqual(['--rm']);
  });
}

test('a form that the browser shows again as it was left is another answer once it is changed', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(base + question);
  const submission = await page.locator('[name="submission"]').inputValue();
  await built.services.attempts.respond('solo', 'sampler', 'short-answer', {
    response: '--all',
    submission,
    language: 'en',
  });
  // What a browser tells a page that it kept whole while another one was shown.
  await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
  await field(page).fill('--rm');
  await submit(page).click();
  await verdict(page).waitFor();
  expect(await answersOf(built)).toEqual(['--rm', '--all']);
});

test('a form on another site answers nothing here, and its visitor is told', async () => {
  const built = await testApp();
  const base = await built.listen();
  const site = await otherSite(
    `<form method="post" action="${base}${question}/responses"><input name="response" value="--rm"><button>Win</button></form>`,
  );
  const page = await openPage({ locale: 'en-US' });
  await page.goto(site);
  await Promise.all([page.waitForURL(`${base}/**`), page.getByRole('button').click()]);
  expect(await page.getByRole('main').innerText()).toMatch(/another site/i);
  expect(await answersOf(built)).toEqual([]);
});

test('a script on another site can neither send nor read', async () => {
  const built = await testApp();
  const base = await built.listen();
  const page = await openPage();
  await page.goto(await otherSite('<p>Another site</p>'));
  const tried = await page.evaluate(
    async ([api = '']) => {
      const ask = (path: string, init: RequestInit) =>
        fetch(api + path, { credentials: 'include', ...init }).then(
          async (answer) => `${answer.type} ${await answer.text()}`,
          () => 'refused',
        );
      const answer = '/chapters/sampler/questions/short-answer/responses';
      const body = '{"response":"--rm"}';
      return [
        await ask('/chapters', {}),
        await ask('/chapters', { mode: 'no-cors' }),
        await ask(answer, { method: 'POST', body, mode: 'no-cors' }),
        await ask(answer, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        }),
      ];
    },
    [`${base}/api/v1`],
  );
  for (const result of tried) expect(result).toMatch(/^(refused|opaque )$/);
  expect(await answersOf(built)).toEqual([]);
});
