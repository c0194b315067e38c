import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { testApp } from '../support/app.ts';
import { chromiumForTests } from '../support/browser.ts';

const openPage = chromiumForTests();
const task = '/chapters/managing-containers/tasks/named-volume';
const away = (page: Page) => page.getByText('No Docker engine answers');

function json(reply: ServerResponse, body: unknown, status = 200): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const version: RequestListener = (request, reply) => {
  if (request.url === '/version') json(reply, { Version: '29.0.0', ApiVersion: '1.52' });
  else json(reply, { message: 'No such thing' }, 404);
};

/** A stand-in of an engine whose behaviour changes, at one address. */
async function engine(first: RequestListener) {
  let behave: RequestListener | null = first;
  const server: Server = createServer((request, reply) => {
    if (behave) behave(request, reply);
    else request.socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return {
    dockerHost: `tcp://127.0.0.1:${port}`,
    become(next: RequestListener | null) {
      behave = next;
      server.closeAllConnections();
    },
  };
}

async function checkNow(page: Page): Promise<void> {
  const before = await page.locator('#runs li').count();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => page.locator('#runs li').count(), { timeout: 20_000 }).toBe(before + 1);
}

const unknownChecks = (page: Page) => page.locator('[data-check][data-state="unknown"]').count();

test('an engine that goes while its task is open is missed at the next check, and found again by itself', async () => {
  const fake = await engine(version);
  const built = await testApp({ dockerHost: fake.dockerHost });
  const base = await built.listen();
  const page = await openPage({ locale: 'en-US' });
  await page.goto(base + task);
  expect(await away(page).count()).toBe(0);
  await checkNow(page);
  expect(await unknownChecks(page)).toBe(0);

  fake.become(null);
  await checkNow(page);
  expect(await unknownChecks(page)).toBe(3);
  await away(page).waitFor();

  fake.become(version);
  await away(page).waitFor({ state: 'detached' });
});

test('a check whose answer was lost on its way is followed by a new look, not by the old one', async () => {
  const fake = await engine(version);
  const built = await testApp({ dockerHost: fake.dockerHost });
  const base = await built.listen();
  const page = await openPage({ locale: 'en-US' });
  await page.goto(base + task);
  await page.route('**/inspections', async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('The check did not get through').waitFor();
  await page.unroute('**/inspections');
  fake.become(null);
  await page.getByRole('button', { name: 'Check now' }).click();
  await away(page).waitFor();
  expect(await unknownChecks(page)).toBe(3);
  expect(await page.locator('#runs li').count()).toBe(2);
});

const trouble: Readonly<Record<string, RequestListener>> = {
  'that never answers': () => undefined,
  'that answers 500': (_request, reply) => json(reply, { message: 'no space left' }, 500),
  'that sends half of its JSON': (request, reply) => {
    if (request.url === '/version') version(request, reply);
    else reply.writeHead(200, { 'content-type': 'application/json' }).end('{"Id": "ab');
  },
  'that breaks off': (request, reply) => {
    if (request.url === '/version') version(request, reply);
    else {
      reply.writeHead(200, { 'content-length': '1000' }).write('{');
      setTimeout(() => reply.destroy(), 10);
    }
  },
};

for (const [which, behave] of Object.entries(trouble)) {
  test(`with an engine ${which} every check is unknown with its reason, and is recorded`, async () => {
    const fake = await engine(behave);
    const built = await testApp({ dockerHost: fake.dockerHost });
    const base = await built.listen();
    const page = await openPage({ locale: 'en-US' });
    await page.goto(base + task);
    await checkNow(page);
    expect(await unknownChecks(page)).toBe(3);
    const state = await built.services.attempts.state(
      'solo',
      'managing-containers',
      'named-volume',
    );
    expect(state.responses).toHaveLength(1);
    expect(state.responses[0]?.grades[0]?.points).toBe(0);
    const answer = await fetch(
      `${base}/api/v1/chapters/managing-containers/tasks/named-volume/inspections`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"answers": {}}' },
    );
    const { passed, findings } = await answer.json();
    expect(passed).toBe(false);
    for (const finding of findings) {
      expect(finding).toMatchObject({ state: 'unknown', points: 0, diagnosis: null });
      expect(finding.found).not.toBe('');
    }
    fake.become(version);
    await page.reload();
    await away(page).waitFor({ state: 'detached' });
    await checkNow(page);
    expect(await unknownChecks(page)).toBe(0);
  });
}
